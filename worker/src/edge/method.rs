//! What a request wants done with an address. Read from the method's own text: the bindings take every method that they
//! do not know for `GET`.

/// A method that some address knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    Put,
    Delete,
}

/// What can be done at one address: each method, and what it stands for there.
pub(super) type Methods<T> = Vec<(Method, T)>;

impl Method {
    /// The method with this name. `HEAD` asks what `GET` would answer; the runtime leaves the body out.
    pub(super) fn of(name: &str) -> Option<Self> {
        match name {
            "GET" | "HEAD" => Some(Self::Get),
            "POST" => Some(Self::Post),
            "PUT" => Some(Self::Put),
            "DELETE" => Some(Self::Delete),
            _ => None,
        }
    }

    const fn names(self) -> &'static str {
        match self {
            Self::Get => "GET, HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// The methods as the header `Allow` lists them.
pub(super) fn allowed<T>(methods: &Methods<T>) -> String {
    methods.iter().map(|(method, _)| method.names()).collect::<Vec<_>>().join(", ")
}

/// What can be done at an address of one noun, as something among all nouns.
pub(super) fn within<T, U>(methods: Option<Methods<T>>, outer: impl Fn(T) -> U) -> Option<Methods<U>> {
    Some(methods?.into_iter().map(|(method, inner)| (method, outer(inner))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_that_no_address_knows_is_none() {
        for name in ["PATCH", "OPTIONS", "PROPFIND", "TRACE", "get", "", "GETS"] {
            assert_eq!(Method::of(name), None, "{name}");
        }
        assert_eq!(Method::of("HEAD"), Method::of("GET"));
    }

    #[test]
    fn allow_lists_what_an_address_knows() {
        assert_eq!(allowed(&vec![(Method::Get, ()), (Method::Put, ())]), "GET, HEAD, PUT");
    }
}
