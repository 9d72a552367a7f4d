"""Counting for the checks written in Python: each check runs, whatever the others did."""

import sys
import traceback
import urllib.error
import urllib.request

_results = []


def check(name):
    """Runs the function below at once as one check named in plain words."""

    def run(function):
        try:
            function()
            _results.append(True)
            print(f"ok      {name}")
        except Exception as error:  # any fault is the check's fault, the others still run
            _results.append(False)
            print(f"FAILED  {name}: {error}")
            if not isinstance(error, AssertionError):
                traceback.print_exc(file=sys.stdout)

    return run


def finish():
    """Prints the sum and ends the program."""
    failed = _results.count(False)
    print(f"{_results.count(True)} passed, {failed} failed")
    sys.exit(1 if failed else 0)


def fetch(url, headers=None):
    """Status, headers and body of an address; redirects are followed."""
    request = urllib.request.Request(url, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()
