//! Types of the body and its units.

use rules::unit::UnitType;

use crate::ids::{BodyId, Coded, FileId, UnitId};

db::record! {
    /// A public body: the tenant.
    #[derive(Debug, Clone)]
    pub struct Body {
        /// Id.
        pub id: BodyId,
        /// Short stable name (`cilegon`).
        pub code: String,
        /// Full name (`Pemerintah Kota Cilegon`).
        pub name: String,
        /// Name as people say it (`Kota Cilegon`).
        pub short_name: String,
        /// Province.
        pub province: String,
        /// Code of the region (Kemendagri).
        pub region_code: Option<String>,
        /// Host name of the portal; units are subdomains of it.
        pub host: Option<String>,
        /// Public address of the portal, for links outside a request.
        pub public_url: Option<String>,
        /// IANA name of the zone (`Asia/Jakarta`).
        pub time_zone: String,
        /// What the PPID of a unit is called here: `pembantu` or `pelaksana`.
        pub ppid_label: String,
        /// Text of the about page, light markup.
        pub about: String,
        /// Whether this is the demonstration city: every page then says so.
        pub is_sample: bool,
        /// The unit that is the city itself.
        pub root_unit_id: Option<UnitId>,
        /// The unit that is PPID utama.
        pub ppid_unit_id: Option<UnitId>,
    }
}

db::record! {
    /// A unit with its profile.
    #[derive(Debug, Clone)]
    pub struct Unit {
        /// Id.
        pub id: UnitId,
        /// Host name and path of the unit.
        pub code: String,
        /// Full name.
        pub name: String,
        /// Name as people say it; may be empty.
        pub short_name: String,
        /// Folded name for sorting.
        pub sort_key: String,
        /// Type by law.
        pub unit_type: Coded<UnitType>,
        /// Unit above.
        pub parent_id: Option<UnitId>,
        /// `active`, `merged` or `closed`.
        pub state: String,
        /// Where a merged unit went.
        pub merged_into_id: Option<UnitId>,
        /// What the unit does, light markup.
        pub about: String,
        /// Postal address.
        pub address: String,
        /// Telephone.
        pub phone: String,
        /// Mail address.
        pub email: String,
        /// Other website.
        pub website: String,
        /// Opening hours, one line a row.
        pub hours: String,
        /// Latitude in millionths of a degree.
        pub latitude_e6: Option<i64>,
        /// Longitude in millionths of a degree.
        pub longitude_e6: Option<i64>,
        /// One of `rules::unit::COLOURS`.
        pub colour: String,
        /// Logo.
        pub logo_file_id: Option<FileId>,
        /// Where the facts come from.
        pub source: String,
        /// Last change, Unix ms.
        pub updated_at: i64,
    }
}

impl Unit {
    /// A unit about which nothing is known yet but its type.
    pub fn empty(unit_type: UnitType) -> Self {
        Self {
            id: UnitId(0),
            code: String::new(),
            name: String::new(),
            short_name: String::new(),
            sort_key: String::new(),
            unit_type: Coded(unit_type),
            parent_id: None,
            state: "active".to_owned(),
            merged_into_id: None,
            about: String::new(),
            address: String::new(),
            phone: String::new(),
            email: String::new(),
            website: String::new(),
            hours: String::new(),
            latitude_e6: None,
            longitude_e6: None,
            colour: "blue".to_owned(),
            logo_file_id: None,
            source: String::new(),
            updated_at: 0,
        }
    }

    /// Name for tight places: the short one when there is one.
    pub fn label(&self) -> &str {
        if self.short_name.is_empty() { &self.name } else { &self.short_name }
    }

    /// Path of the unit's site.
    pub fn path(&self) -> String {
        format!("/unit/{}", self.code)
    }

    /// Text key of the state.
    pub fn state_key(&self) -> String {
        format!("org-state-{}", self.state)
    }

    /// Whether the unit exists now.
    pub fn is_active(&self) -> bool {
        self.state == "active"
    }
}

db::record! {
    /// A person named by a unit in public.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Official {
        /// `leader` or `ppid`.
        pub kind: String,
        /// Post.
        pub position: String,
        /// Name of the person; may be empty.
        pub name: String,
    }
}

db::record! {
    /// A name or code a unit had before.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct UnitName {
        /// Unit.
        pub unit_id: UnitId,
        /// Former name.
        pub name: String,
        /// Former code, when the address changed too.
        pub code: Option<String>,
        /// Last day of the name, ISO date.
        pub until_on: Option<String>,
        /// Why (decree, merger).
        pub reason: String,
    }
}

/// Digest of a unit's profile for the change log, so that a change behind the program's back shows.
pub fn unit_digest(unit: &Unit) -> String {
    let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    let parts = [
        unit.code.clone(),
        unit.name.clone(),
        unit.short_name.clone(),
        rules::Code::code(unit.unit_type.0).to_owned(),
        number(unit.parent_id.map(|id| id.0)),
        unit.state.clone(),
        number(unit.merged_into_id.map(|id| id.0)),
        unit.about.clone(),
        unit.address.clone(),
        unit.phone.clone(),
        unit.email.clone(),
        unit.website.clone(),
        unit.hours.clone(),
        number(unit.latitude_e6),
        number(unit.longitude_e6),
        unit.colour.clone(),
        number(unit.logo_file_id.map(|id| id.0)),
        unit.source.clone(),
    ];
    let fields: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    crate::audit::hex(&rules::chain::digest(&fields))
}
