//! A plot as a component of its own: what changes around it, and what is pointed at in it, draws none of
//! its marks anew.

use std::rc::Rc;

use yew::prelude::*;

use crate::view::context::Shared;

use super::laid::Laid;
use super::plot::{Stand, plot};
use super::{Msg, Which};

/// What it shows.
#[derive(Properties, Clone)]
pub struct Props {
    /// What all components share.
    pub shared: Shared,
    /// The plot: another one for whatever else decides how it is drawn.
    pub laid: Rc<Laid>,
    /// Which of the plots it is.
    pub which: Which,
    /// The mark that Tab reaches.
    pub focus: usize,
    /// Where what happens to a mark goes.
    pub tell: Callback<Msg>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        let form = |props: &Self| (props.which, props.focus, props.shared.state.year);
        Rc::ptr_eq(&self.laid, &other.laid)
            && form(self) == form(other)
            && self.shared.state.event == other.shared.state.event
    }
}

/// See the module. A struct, since what Yew has for functions alone would be 1 KB more to load.
pub struct Marks;

impl Component for Marks {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Marks
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let Props { shared, laid, which, focus, tell } = context.props();
        plot(&shared.ctx(), laid, &Stand { which: *which, focus: *focus, tell })
    }
}
