//! The HTTP client for the object store: TLS by rustls with *ring* and the certificate authorities of this
//! machine, as everywhere in the program.

use std::sync::Arc;
use std::time::Duration;

use object_store::ClientOptions;
use object_store::client::{HttpClient, HttpConnector};
use rustls::{ClientConfig, RootCertStore};

/// A store that is away often does not even refuse.
const CONNECT: Duration = Duration::from_secs(2);

/// Makes clients with our TLS.
#[derive(Debug)]
pub(crate) struct Connector;

impl HttpConnector for Connector {
    fn connect(&self, _options: &ClientOptions) -> object_store::Result<HttpClient> {
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls().map_err(failed)?)
            .connect_timeout(CONNECT)
            // A redirect would carry the signed request elsewhere.
            .redirect(reqwest::redirect::Policy::none())
            .user_agent("Terbuka")
            .build()
            .map_err(failed)?;
        Ok(HttpClient::new(client))
    }
}

fn tls() -> Result<ClientConfig, rustls::Error> {
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    let (_, unusable) = roots.add_parsable_certificates(found.certs);
    if roots.is_empty() || unusable > 0 {
        tracing::warn!(usable = roots.len(), unusable, "certificate authorities for the object store");
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    Ok(tls.with_root_certificates(roots).with_no_client_auth())
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> object_store::Error {
    object_store::Error::Generic { store: "S3", source: Box::new(error) }
}
