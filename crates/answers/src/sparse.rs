//! Vectors that are mostly zero: only the places that are not, in their order.

/// One place of a vector.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) place: u32,
    pub(crate) value: f32,
    /// The value in the vector where function words count less.
    pub(crate) content: f32,
}

/// Many vectors, one behind the other.
#[derive(Default)]
pub(crate) struct Rows {
    entries: Vec<Entry>,
    ends: Vec<u32>,
}

impl Rows {
    pub(crate) fn push(&mut self, row: &[Entry]) {
        self.entries.extend_from_slice(row);
        self.ends.push(self.entries.len() as u32);
    }

    pub(crate) fn row(&self, at: usize) -> &[Entry] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.entries[start..self.ends[at] as usize]
    }

    pub(crate) fn count(&self) -> usize {
        self.ends.len()
    }

    /// Places of all vectors together.
    pub(crate) fn size(&self) -> usize {
        self.entries.len()
    }
}

/// The products of two vectors: of their values, and of their contents. For vectors of length 1 that is their cosine.
pub(crate) fn products(one: &[Entry], other: &[Entry]) -> (f32, f32) {
    let (mut values, mut contents) = (0.0, 0.0);
    let mut others = other.iter().peekable();
    for entry in one {
        while others.next_if(|other| other.place < entry.place).is_some() {}
        if let Some(same) = others.peek().filter(|other| other.place == entry.place) {
            values += entry.value * same.value;
            contents += entry.content * same.content;
        }
    }
    (values, contents)
}
