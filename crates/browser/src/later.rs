//! What a page loads when it is first needed: parts of its app, and data. Knows none of them by name.
//!
//! The build takes what only the door of a part leads to out of the app's wasm, and gives the addresses of parts and
//! data to the script that loads them (`xtask/src/build/later.js`, a copy beside each app's glue). A part shares memory
//! and table with the app, so that whatever Rust has passes through its door.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./later.js")]
extern "C" {
    fn load(name: &str, done: &JsValue);
}

/// Why something is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    /// The release that this page belongs to has been replaced: only loading the page anew helps.
    Gone,
    /// There is no network, or the server has trouble: it can be tried again.
    Unreachable,
}

/// Loads what the build knows under that name, once. Calls back in a task of its own: with what `JSON.parse` made of
/// data.
pub fn data(name: &str, done: impl FnOnce(Result<JsValue, Failed>) + 'static) {
    let done: Box<dyn FnOnce(u32, JsValue)> = Box::new(move |failure, value| {
        done(match failure {
            0 => Ok(value),
            2 => Err(Failed::Gone),
            _ => Err(Failed::Unreachable),
        });
    });
    load(name, &Closure::once_into_js(done));
}

/// Declares a part by its one door, a function of the part that the rest of the app may call:
///
/// ```text
/// browser::later! {
///     /// The emoji picker.
///     pub(crate) Picker in "picker": draw(props: Props) -> AnyView = crate::picker::draw
/// }
/// ```
///
/// `Picker::load` loads it and hands over a `Picker`, the key, without which nobody can call `draw`.
#[macro_export]
macro_rules! later {
    (
        $(#[$doc:meta])*
        $seen:vis $key:ident in $part:literal:
        $door:ident($($argument:ident: $takes:ty),*) -> $gives:ty = $inside:path
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        $seen struct $key(());

        // The build knows a part by two names, of which it makes one call: the function that the app imports, and the
        // one that the part exports. A name for a linker is `unsafe`, as nothing checks that no other has it.
        #[allow(unsafe_code, reason = "the two ends of a door meet by name; both are written here, from one signature")]
        #[cfg_attr(target_family = "wasm", allow(improper_ctypes, improper_ctypes_definitions))]
        const _: () = {
            #[cfg(target_family = "wasm")]
            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            unsafe extern "C" {
                #[link_name = concat!("__wasm_split_00", $part, "00_import_00000000000000000000000000000000_")]
                safe fn __door($($argument: $takes),*) -> $gives;
            }

            #[cfg(target_family = "wasm")]
            #[unsafe(export_name = concat!("__wasm_split_00", $part, "00_export_00000000000000000000000000000000_"))]
            extern "C" fn __inside($($argument: $takes),*) -> $gives {
                $inside($($argument),*)
            }

            // Tests run where nothing was split.
            #[cfg(not(target_family = "wasm"))]
            use $inside as __door;

            impl $key {
                /// Calls back when the part is here, or why it is not.
                $seen fn load(done: impl FnOnce(Result<Self, $crate::later::Failed>) + 'static) {
                    $crate::later::data($part, move |loaded| done(loaded.map(|_| Self(()))));
                }

                /// Through the door.
                $seen fn $door(self, $($argument: $takes),*) -> $gives {
                    __door($($argument),*)
                }
            }
        };
    };
}
