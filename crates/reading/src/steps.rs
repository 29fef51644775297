//! Counts, in tests, how often a character is looked at. People write whatever they like, so what reads it has to be
//! linear, and that is proven by counting: time depends on the machine.

#[cfg(test)]
thread_local! {
    static COUNT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// One character is looked at.
#[inline]
pub(crate) fn step() {
    #[cfg(test)]
    COUNT.with(|count| count.set(count.get() + 1));
}

/// How many steps `run` takes.
#[cfg(test)]
pub(crate) fn of(run: impl FnOnce()) -> usize {
    let before = COUNT.with(std::cell::Cell::get);
    run();
    COUNT.with(std::cell::Cell::get) - before
}
