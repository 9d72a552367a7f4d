#!/usr/bin/env python3
"""A real WordPress, installed here and filled with news, read by `terbuka watch check`.

    wordpress.py PROGRAM PACKAGES WORK_FOLDER

PACKAGES is a folder into which the packages of WordPress and of a theme were unpacked. The database and the web
server live in the work folder, listen on loopback and end with this script.
"""

import atexit
import datetime
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time

from checks import check, fetch, finish

program = sys.argv[1]
packages = pathlib.Path(sys.argv[2]) / "usr/share/wordpress"
work = pathlib.Path(sys.argv[3]).resolve() / "wordpress"
ZONE = datetime.timezone(datetime.timedelta(hours=7))  # WIB, the zone of the watch
now = datetime.datetime.now(ZONE)
first = now.replace(day=1, hour=0, minute=30, second=0, microsecond=0)
before = first - datetime.timedelta(days=1)

SETTINGS = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:%(socket)s'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('AUTH_KEY', 'a'); define('SECURE_AUTH_KEY', 'b'); define('LOGGED_IN_KEY', 'c'); define('NONCE_KEY', 'd');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('WP_DEBUG', false);
define('WP_HOME', '%(url)s'); define('WP_SITEURL', '%(url)s');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) { define('ABSPATH', __DIR__ . '/'); }
require_once ABSPATH . 'wp-settings.php';
"""

# What owners and intruders do to a WordPress, switched on by a file beside the site.
SWITCHES = """<?php
function wp_mail() { return true; }
function told($what) { return file_exists(dirname(ABSPATH) . '/' . $what); }
add_filter('rest_authentication_errors', function ($errors) {
    return told('no-rest') ? new WP_Error('off', 'REST is off', ['status' => 401]) : $errors;
});
add_filter('feed_links_show_posts_feed', function ($show) { return !told('no-feed'); });
add_action('template_redirect', function () { if (told('no-feed') && is_feed()) { wp_die('', '', 404); } }, 0);
add_action('wp_footer', function () {
    $is_robot = strpos($_SERVER['HTTP_USER_AGENT'] ?? '', 'Googlebot') !== false;
    if (!told('planted') || !$is_robot) { return; }
    echo '<div style="position:absolute;left:-9999px">';
    foreach (['slot gacor maxwin', 'situs slot88 resmi', 'togel online terpercaya', 'rtp slot hari ini'] as $i => $words) {
        echo "<a href='https://gacor-$i.example/daftar'>$words</a> ";
    }
    echo '</div>';
});
"""

FILL = """<?php
define('WP_INSTALLING', true);
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Kelurahan Contoh', 'admin', 'admin@contoh.test', true, '', 'a-long-word-nobody-uses');
update_option('timezone_string', 'Asia/Jakarta');
update_option('permalink_structure', '/%postname%/');
switch_theme('twentytwentythree');
flush_rewrite_rules();
wp_delete_post(1, true);
foreach (json_decode(file_get_contents('php://stdin'), true) as [$title, $text, $date]) {
    $id = wp_insert_post(['post_title' => $title, 'post_content' => $text, 'post_status' => 'publish',
        'post_author' => 1, 'post_date' => $date], true);
    if (is_wp_error($id)) { fwrite(STDERR, $id->get_error_message()); exit(1); }
}
"""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait(what, tries=240):
    for _ in range(tries):
        if what():
            return
        time.sleep(0.25)
    raise SystemExit("it did not come up: " + (work / "log").read_text()[-2000:])


def start(command):
    log = open(work / "log", "a")
    process = subprocess.Popen(command, stdout=log, stderr=log)
    atexit.register(lambda: (process.terminate(), process.wait()))
    return process


def database():
    """MariaDB in a folder of its own, without a network port."""
    data, at = work / "database", work / "socket"
    as_who = ["--user=root"] if os.geteuid() == 0 else []
    subprocess.run(["mariadb-install-db", "--no-defaults", f"--datadir={data}", "--auth-root-authentication-method=normal",
                    "--skip-test-db", *as_who], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    start(["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={at}", "--skip-networking",
           f"--pid-file={work}/pid", *as_who])
    ask = ["mariadb", "--no-defaults", f"--socket={at}", "--user=root"]
    wait(lambda: subprocess.run([*ask, "--execute=SELECT 1"], capture_output=True).returncode == 0)
    subprocess.run([*ask, "--execute=CREATE DATABASE wordpress CHARACTER SET utf8mb4"], check=True)
    return at


def news():
    """Title, text and local time of each item: 14 of last month, one in the first hour of this one."""
    of_last = [before.replace(day=1 + n, hour=9, minute=0) for n in range(14)]
    items = [(f"Kerja bakti RW {n + 1:02} di Kelurahan Contoh", day) for n, day in enumerate(of_last)]
    items.append(("Polisi dan kelurahan memberantas judi online slot di warnet", first))
    text = "<p>Warga bersama lurah bekerja sejak pagi. Kegiatan berlangsung tertib dan selesai sebelum siang.</p>"
    return [[title, text, day.strftime("%Y-%m-%d %H:%M:%S")] for title, day in items]


def install():
    """The site on a free port; returns its address."""
    site, port = work / "site", free_port()
    shutil.copytree(packages, site, ignore_dangling_symlinks=True)
    url = f"http://127.0.0.1:{port}"
    (site / "wp-config.php").write_text(SETTINGS % {"socket": database(), "url": url})
    (site / "wp-content/mu-plugins").mkdir()
    (site / "wp-content/mu-plugins/switches.php").write_text(SWITCHES)
    (site / "fill.php").write_text(FILL)
    subprocess.run(["php", "fill.php"], cwd=site, input=json.dumps(news()), text=True, check=True,
                   stdout=subprocess.DEVNULL, env={**os.environ, "HTTP_HOST": f"127.0.0.1:{port}"})
    start(["php", "-S", f"127.0.0.1:{port}", "-t", str(site)])
    wait(lambda: alive(url))
    return url


def alive(url):
    try:
        return fetch(url)[0] == 200
    except OSError:
        return False


def seen(*switches, month=None):
    """What the watch says with these switches on."""
    for name in switches:
        (work / name).touch()
    try:
        command = [program, "watch", "check", url, "--json"] + (["--month", month] if month else [])
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    finally:
        for name in switches:
            (work / name).unlink()


work.mkdir(parents=True)
url = install()


@check("the newest news and a whole month are read from its REST interface, in the city's zone")
def _():
    said = seen(month=before.strftime("%Y-%m"))
    assert said["system"] == "wordpress", said["system"]
    assert said["newest"] == first.strftime("%Y-%m-%d"), said["newest"]
    assert (said["count"], said["count_complete"]) == (14, True), (said["count"], said["count_complete"])
    assert said["method"] == "wordpress", said["method"]
    assert seen()["count"] == 1, "half past midnight on the first belongs to the new month"


@check("without REST the feed says it")
def _():
    said = seen("no-rest")
    assert said["newest"] == first.strftime("%Y-%m-%d"), said["newest"]
    assert said["method"] == "feed", said["method"]


@check("without REST and feed the dates on its pages say it")
def _():
    said = seen("no-rest", "no-feed")
    assert said["newest"] == first.strftime("%Y-%m-%d"), said["newest"]
    assert said["method"] not in ("wordpress", "feed"), said["method"]


@check("links shown to search robots alone are found, news about gambling is not an alarm")
def _():
    assert seen()["injected"] is False
    said = seen("planted")
    assert said["injected"] is True, said["injection"]


finish()
