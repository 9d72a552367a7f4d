//! Looks at the certificate of a server without judging it: for reading foreign websites, where an expired
//! certificate is a finding and not the end.
//!
//! Only [`super::Outgoing::visit`] can reach this, which sends nothing of ours and believes nothing it reads.
//! Everything else in the program refuses such servers.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};

use super::OutgoingError;

/// Why a browser would not accept a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeerProblem {
    /// Its time is over.
    Expired,
    /// Its time has not begun.
    NotYetValid,
    /// It is for other names.
    WrongHost,
    /// Signed by nobody this machine trusts, or not readable.
    Untrusted,
}

/// The certificate a server showed.
#[derive(Clone, PartialEq, Eq)]
pub struct Peer {
    /// The certificate of the server itself, DER.
    pub certificate: Vec<u8>,
    /// What is wrong with it or its chain.
    pub problem: Option<PeerProblem>,
}

impl fmt::Debug for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Peer({} bytes, {:?})", self.certificate.len(), self.problem)
    }
}

/// Judges as usual, keeps the judgement, and lets the connection go on.
#[derive(Debug)]
struct Recorder {
    judge: Judge,
    seen: Mutex<Option<Peer>>,
}

/// What was seen on the connections of one visit.
pub(super) struct Seen(Arc<Recorder>);

impl Seen {
    /// The certificate of the last connection.
    pub(super) fn take(&self) -> Option<Peer> {
        self.0.seen.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Judges certificates by the authorities of this machine.
#[derive(Clone, Debug)]
pub(super) struct Judge {
    provider: Arc<CryptoProvider>,
    /// Nothing on a machine without authorities: then nobody is trusted.
    trust: Option<Arc<WebPkiServerVerifier>>,
}

impl Judge {
    /// What judges by these authorities.
    pub(super) fn new(roots: RootCertStore) -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider));
        Self { provider, trust: builder.build().ok() }
    }
}

/// TLS for one visit, and where its certificate can be read afterwards.
pub(super) fn recording(judge: &Judge) -> Result<(Arc<ClientConfig>, Seen), OutgoingError> {
    let recorder = Arc::new(Recorder { judge: judge.clone(), seen: Mutex::new(None) });
    let verifier: Arc<dyn ServerCertVerifier> = recorder.clone();
    let config = ClientConfig::builder_with_provider(Arc::clone(&judge.provider))
        .with_safe_default_protocol_versions()
        .map_err(failed)?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_no_client_auth();
    Ok((Arc::new(config), Seen(recorder)))
}

impl ServerCertVerifier for Recorder {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let judged = match &self.judge.trust {
            Some(trust) => {
                trust.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
            }
            None => Err(Error::InvalidCertificate(CertificateError::UnknownIssuer)),
        };
        let peer =
            Peer { certificate: end_entity.to_vec(), problem: judged.err().map(|error| problem(&error)) };
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(peer);
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, cert, dss, &self.judge.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, dss, &self.judge.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.judge.provider.signature_verification_algorithms.supported_schemes()
    }
}

fn problem(error: &Error) -> PeerProblem {
    match error {
        Error::InvalidCertificate(CertificateError::Expired | CertificateError::ExpiredContext { .. }) => {
            PeerProblem::Expired
        }
        Error::InvalidCertificate(
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. },
        ) => PeerProblem::NotYetValid,
        Error::InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
        ) => PeerProblem::WrongHost,
        _ => PeerProblem::Untrusted,
    }
}

fn failed(error: impl fmt::Display) -> OutgoingError {
    OutgoingError::Failed(error.to_string())
}
