//! What Yew mounts: a timeline, or nothing while the root waits to be used again.
//!
//! Yew never lets go of what it mounts to. So roots are not made for each timeline, but kept and
//! given the next one.

use std::rc::Rc;

use yew::prelude::*;

use super::app::{App, Props};

/// What a root shows.
#[derive(Properties, Clone, Default)]
pub struct RootProps {
    /// The timeline, with a number that no other has had.
    pub shown: Option<(u32, Rc<Props>)>,
}

impl PartialEq for RootProps {
    fn eq(&self, other: &Self) -> bool {
        let number = |props: &Self| props.shown.as_ref().map(|(number, _)| *number);
        number(self) == number(other)
    }
}

/// See the module.
pub struct Root;

impl Component for Root {
    type Message = ();
    type Properties = RootProps;

    fn create(_: &Context<Self>) -> Self {
        Root
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Some((number, props)) = &ctx.props().shown else { return Html::default() };
        html! { <App key={*number} ..(**props).clone() /> }
    }
}
