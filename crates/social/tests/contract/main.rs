//! Every connector against a real server on loopback that speaks like the vendor, through the program's own
//! outgoing client: one list of cases for reading and one for posting, one file per vendor.

#[cfg(test)]
mod cases;
#[cfg(test)]
mod drive;
#[cfg(test)]
mod facebook;
#[cfg(test)]
mod feed;
#[cfg(test)]
mod instagram;
#[cfg(test)]
mod mastodon;
#[cfg(test)]
mod posting;
#[cfg(test)]
mod tiktok;
#[cfg(test)]
mod world;
#[cfg(test)]
mod x;
#[cfg(test)]
mod youtube;
