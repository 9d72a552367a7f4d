# Sign-in, accounts, roles, second factor.
account-signin-title = Sign in
account-signin-lead = For staff only. Use your email address and password.
account-signin-do = Sign in
account-signin-wrong = Email address or password do not match. Check them and try again.
account-field-email = Email address
account-field-password = Password
account-wait =
    { $n ->
        [one] Too many tries from here. Try again in { $n } minute. Colleagues elsewhere are not held up.
       *[other] Too many tries from here. Try again in { $n } minutes. Colleagues elsewhere are not held up.
    }
account-email-invalid = Write the full email address, such as name@city.go.id.
account-email-taken = An account with this email address exists already.
account-name-invalid = Write a name of at most 120 characters.
flash-signed-out = You are signed out.
