//! Officers for tests, written straight into the tables: the way through invitation and sign-in has
//! tests of its own.

use std::sync::Arc;

use app::ctx::Officer;
use app::ids::{AccountId, BodyId};
use db::{Sql, params, sql};
use rules::Code as _;
use rules::role::{Grant, Role};

use crate::client::Client;
use crate::test_app::TestApp;

const INSERT_ACCOUNT: Sql = sql!("sql/insert_account.sql");
const INSERT_GRANT: Sql = sql!("sql/insert_grant.sql");
const INSERT_SESSION: Sql = sql!("sql/insert_session.sql");

/// Long enough that no test runs into it by accident.
const SESSION_MS: i64 = 30 * 24 * 60 * 60 * 1000;

pub(crate) async fn sign_in(test: &TestApp, body: BodyId, host: &str, role: Role, unit: &str) -> Client {
    let directory = test.directory_of(body);
    let unit_id = directory.by_code(unit).unwrap_or_else(|| panic!("no unit {unit}")).id;
    let token = web::secrets::random_token();
    // A new address each time, so that a test may have two operators in one unit.
    let tail: String = token.bytes().filter(u8::is_ascii_alphanumeric).take(8).map(char::from).collect();
    let email = format!("{role}.{unit}.{}@contoh.test", tail.to_lowercase());
    let name = format!("{role} {unit}");
    let hash = web::secrets::sha256_hex(token.as_bytes());
    let now = test.clock.now();

    let tx = test.app.db.begin().await.unwrap();
    let values = params![body, &email, &name, None::<String>, now];
    let id: AccountId = tx.one(&INSERT_ACCOUNT, values).await.unwrap();
    tx.exec(&INSERT_GRANT, params![body, id, unit_id, role.code(), now]).await.unwrap();
    let session = params![body, &hash, id, now, now + SESSION_MS];
    tx.exec(&INSERT_SESSION, session).await.unwrap();
    tx.commit().await.unwrap();

    let mut client = Client::new(&test.app, host);
    client.set_cookie(app::account::session::COOKIE, &token);
    client.officer = Some(Arc::new(Officer {
        id,
        name,
        email,
        grants: vec![Grant { role, unit: unit_id.0 }],
        session: hash,
        unread: 0,
    }));
    client
}
