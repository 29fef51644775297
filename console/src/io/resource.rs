//! Something that the server has, on a page of its own: load it, change it, say how that went.

use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::account::Account;
use super::api::Api;
use super::task::{Loaded, Task, Trouble};

type Load<T> = Rc<dyn Fn(Api) -> Pin<Box<dyn Future<Output = Result<T, Trouble>>>>>;

/// The handle. Copies are the same resource.
pub(crate) struct Resource<T: Send + Sync + 'static> {
    account: Account,
    load: StoredValue<Load<T>, LocalStorage>,
    /// What there is.
    pub(crate) loaded: RwSignal<Loaded<T>>,
    /// How the last change went.
    pub(crate) task: RwSignal<Task>,
}

impl<T: Send + Sync + 'static> Clone for Resource<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Resource<T> {}

impl<T: Send + Sync + 'static> Resource<T> {
    /// Asks for it.
    pub(crate) fn load<F>(account: Account, load: impl Fn(Api) -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, Trouble>> + 'static,
    {
        let load: Load<T> = Rc::new(move |api| Box::pin(load(api)));
        let (loaded, task) = (RwSignal::new(Loaded::Loading), RwSignal::default());
        let resource = Self { account, load: StoredValue::new_local(load), loaded, task };
        resource.reload();
        resource
    }

    /// Asks for it again; what is there stays until the answer.
    pub(crate) fn reload(self) {
        // The page may be gone by now, here and below.
        let Some(load) = self.load.try_get_value() else { return };
        spawn_local(async move {
            let answer = load(self.account.api.get_value()).await;
            match answer {
                Ok(value) => drop(self.loaded.try_set(Loaded::There(value))),
                Err(trouble) => {
                    self.account.heed(&trouble);
                    self.failed(trouble);
                }
            }
        });
    }

    /// What is there already stays, with all that was typed into it.
    fn failed(self, trouble: Trouble) {
        match self.loaded.try_with_untracked(|loaded| matches!(loaded, Loaded::There(_))) {
            None => {}
            Some(true) => drop(self.task.try_set(Task::Failed(trouble))),
            Some(false) => drop(self.loaded.try_set(Loaded::Failed(trouble))),
        }
    }

    /// Changes something of it; `then` gets the answer, unless it was refused.
    pub(crate) fn change<A: 'static>(
        self,
        ask: impl AsyncFnOnce(Api) -> Result<A, Trouble> + 'static,
        then: impl FnOnce(A) + 'static,
    ) {
        run(self.account, self.task, ask, then);
    }
}

/// Tells the server something, and shows how far that has come.
pub(crate) fn run<A: 'static>(
    account: Account,
    task: RwSignal<Task>,
    ask: impl AsyncFnOnce(Api) -> Result<A, Trouble> + 'static,
    then: impl FnOnce(A) + 'static,
) {
    task.set(Task::Busy);
    spawn_local(async move {
        match ask(account.api.get_value()).await {
            Ok(answer) => {
                if task.try_set(Task::Done).is_none() {
                    then(answer);
                }
            }
            Err(trouble) => {
                account.heed(&trouble);
                let _ = task.try_set(Task::Failed(trouble));
            }
        }
    });
}
