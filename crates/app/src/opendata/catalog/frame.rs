//! The catalogue itself and those who publish in it.

use super::dataset::spatial;
use super::graph::Node;
use crate::ctx::Ctx;
use crate::org::Unit;

/// The city's own vocabulary of the European Union for subjects: stated, so that harvesters know it.
const THEMES: &str = "http://publications.europa.eu/resource/authority/data-theme";

/// Address of the catalogue as a thing.
pub(super) fn catalog_id(ctx: &Ctx) -> String {
    format!("{}/catalog#katalog", ctx.origin)
}

/// Address of a unit as a publisher.
pub(super) fn agent_id(ctx: &Ctx, unit: &Unit) -> String {
    format!("{}/unit/{}#badan", ctx.origin, unit.code)
}

/// Address of the rights.
pub(super) fn rights_id(ctx: &Ctx) -> String {
    format!("{}/api#ketentuan", ctx.origin)
}

/// Catalogue, rights, publishers.
pub(super) fn nodes(ctx: &Ctx) -> Vec<Node> {
    let body = &ctx.directory.body;
    let city = format!("{}/#badan", ctx.origin);
    let catalog = Node::new(&catalog_id(ctx), "dcat:Catalog")
        .words("dct:title", &format!("Daftar Informasi Publik {}", body.short_name), "id")
        .words("dct:title", &format!("Register of public information of {}", body.short_name), "en")
        .words(
            "dct:description",
            &format!(
                "Informasi publik yang dikuasai unit-unit {} menurut UU 14/2008 Ps.9-11, yang sudah diverifikasi PPID.",
                body.short_name
            ),
            "id",
        )
        .thing("dct:publisher", &city)
        .thing("foaf:homepage", &format!("{}/informasi", ctx.origin))
        .thing("dct:language", "http://publications.europa.eu/resource/authority/language/IND")
        .thing("dct:license", &rights_id(ctx))
        .thing("dcat:themeTaxonomy", THEMES)
        .with("dct:spatial", spatial(ctx));
    let rights = Node::new(&rights_id(ctx), "dct:LicenseDocument")
        .words("dct:title", "Informasi publik menurut UU 14/2008; sebutkan unit yang menerbitkannya", "id")
        .words("dct:title", "Public information (UU 14/2008); name the publishing unit", "en");
    let mut nodes =
        vec![catalog, rights, Node::new(&city, "foaf:Agent").words("foaf:name", &body.name, "id")];
    nodes.extend(ctx.directory.all().iter().map(|unit| {
        Node::new(&agent_id(ctx, unit), "foaf:Agent")
            .words("foaf:name", &unit.name, "id")
            .thing("foaf:homepage", &format!("{}{}", ctx.origin, unit.path()))
    }));
    nodes
}
