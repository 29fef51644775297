//! Development or release, and what that means to cargo. Ignores what is built.

use std::process::Command;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build, readable panics.
    Dev,
    /// What is deployed, measured and tested.
    Release,
}

impl Profile {
    /// The name of cargo's output folder, and of ours.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }

    /// Makes `command` (cargo, or what starts cargo) build in this profile.
    pub(crate) fn tune(self, command: &mut Command) {
        if self == Self::Dev {
            // Without debug information and lightly optimised: a Leptos app is otherwise tens of
            // megabytes, and one Argon2 hash takes seconds.
            command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
        }
    }
}

/// The profile asked for; else what the surroundings want: `EDGEWISE_PROFILE` (so that a test's
/// `wrangler dev` keeps the release build it is to test), else what wrangler is about to do.
pub(crate) fn decide(asked: Option<Profile>) -> Profile {
    let wish = std::env::var("EDGEWISE_PROFILE").ok();
    let wrangler = std::env::var("WRANGLER_COMMAND").ok();
    asked.unwrap_or_else(|| from_surroundings(wish.as_deref(), wrangler.as_deref()))
}

fn from_surroundings(wish: Option<&str>, wrangler: Option<&str>) -> Profile {
    match (wish, wrangler) {
        (Some("dev"), _) => Profile::Dev,
        (Some("release"), _) | (_, Some("deploy" | "versions upload")) => Profile::Release,
        _ => Profile::Dev,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deployed_is_a_release() {
        assert_eq!(from_surroundings(None, Some("deploy")), Profile::Release);
        assert_eq!(from_surroundings(None, Some("versions upload")), Profile::Release);
        assert_eq!(from_surroundings(None, Some("dev")), Profile::Dev);
        assert_eq!(from_surroundings(None, None), Profile::Dev);
    }

    #[test]
    fn tests_keep_their_release_build_under_wrangler_dev() {
        assert_eq!(from_surroundings(Some("release"), Some("dev")), Profile::Release);
    }
}
