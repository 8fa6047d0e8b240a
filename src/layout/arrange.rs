//! Places the marks and labels of a lane into its rows so that nothing overlaps.
//!
//! Events are placed in their order, each into the first row that has room for its mark and its
//! label: at the right, else at the left. A mark goes before any label: where only labels stand in
//! its way, they go to the other side, are cut, or are left out. A mark for which there is no row
//! even then is counted with a neighbour, and the lane is placed anew.

use super::crowd::Group;
use super::labels::Label;
use super::rows::{Rows, Taken};
use super::shape::Shape;
use super::{Caption, Options, Scale, Side};

use crate::dataset::Order;

/// A mark to be placed.
pub(super) struct Piece {
    pub(super) group: Group,
    pub(super) shape: Shape,
    pub(super) caption: Caption,
    /// The width of its whole label.
    pub(super) width: f64,
    pub(super) row: usize,
    pub(super) label: Option<Label>,
}

/// Turns the events of a mark into a piece.
pub(super) type Make<'a> = dyn FnMut(Group) -> Option<Piece> + 'a;

/// Places the groups of a lane; the pieces come back in their order with rows and labels set.
pub(super) fn arrange(groups: Vec<Group>, make: &mut Make, scale: &Scale, options: &Options) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = groups.into_iter().filter_map(&mut *make).collect();
    loop {
        pieces.order_by_key(|piece| piece.group.first);
        let rows = Rows::new(options.max_rows.max(1), (scale.left, scale.right), options.gap);
        let mut desk = Desk { pieces, rows, gap: options.gap };
        let stuck = desk.place();
        if stuck.is_empty() || desk.pieces.len() < 2 {
            desk.label_the_rest();
            return desk.pieces;
        }
        pieces = desk.join(&stuck, make);
    }
}

struct Desk {
    pieces: Vec<Piece>,
    rows: Rows,
    gap: f64,
}

impl Desk {
    /// Places all pieces; the indices of those without a row come back.
    fn place(&mut self) -> Vec<usize> {
        let mut stuck = Vec::new();
        for index in 0..self.pieces.len() {
            let extent = self.pieces[index].shape.extent;
            let free: Vec<usize> =
                (0..self.rows.count()).filter(|row| self.rows.is_free(*row, extent)).collect();
            let labelled = free.iter().find_map(|row| Some((*row, self.label(index, *row)?)));
            match (labelled, free.first()) {
                (Some((row, label)), _) => self.put(index, row, Some(label)),
                (None, Some(row)) => self.put(index, *row, None),
                (None, None) => match self.make_room(extent) {
                    Some(row) => {
                        let label = self.label(index, row);
                        self.put(index, row, label);
                    }
                    None => stuck.push(index),
                },
            }
        }
        stuck
    }

    fn put(&mut self, index: usize, row: usize, label: Option<Label>) {
        let piece = &mut self.pieces[index];
        piece.row = row;
        let (from, to) = piece.shape.extent;
        self.rows.take(row, Taken { from, to, owner: index, label: false });
        self.set_label(index, label);
    }

    fn set_label(&mut self, index: usize, label: Option<Label>) {
        let piece = &mut self.pieces[index];
        if piece.label.is_some() {
            self.rows.give_back(piece.row, index, true);
        }
        piece.label = label;
        if let Some((from, to)) = label.map(|label| label.plate()) {
            self.rows.take(piece.row, Taken { from, to, owner: index, label: true });
        }
    }

    /// The whole label of a piece in a row that has room for it, right before left.
    fn label(&self, index: usize, row: usize) -> Option<Label> {
        let piece = &self.pieces[index];
        [Side::Right, Side::Left]
            .map(|side| Label::beside(piece.shape.extent, side, piece.width, self.gap))
            .into_iter()
            .filter(|label| label.width > 0.0)
            .find(|label| self.rows.is_free(row, label.plate()))
    }

    /// Clears a stretch of the row where that costs least, if only labels stand in its way.
    fn make_room(&mut self, stretch: (f64, f64)) -> Option<usize> {
        if !self.rows.holds(stretch) {
            return None;
        }
        let (_, row, yields) = (0..self.rows.count())
            .filter_map(|row| {
                let blockers = self.rows.blockers(row, stretch);
                let yields = blockers.iter().map(|taken| self.yielding(*taken, row, stretch));
                let yields = yields.collect::<Option<Vec<_>>>()?;
                Some((yields.iter().map(|one| one.0).max()?, row, yields))
            })
            .min_by_key(|(cost, row, _)| (*cost, *row))?;
        for (_, owner, label) in yields {
            self.set_label(owner, label);
        }
        Some(row)
    }

    /// How a label gives way to a stretch of its row: what that costs, whose it is, and what becomes
    /// of it. Marks do not.
    fn yielding(&self, taken: Taken, row: usize, stretch: (f64, f64)) -> Option<(u8, usize, Option<Label>)> {
        let piece = self.pieces.get(taken.owner).filter(|_| taken.label)?;
        let label = piece.label?;
        let clear = (stretch.0 - self.gap, stretch.1 + self.gap);
        let other = Label::beside(piece.shape.extent, label.side.other(), piece.width, self.gap);
        if self.rows.is_free(row, other.plate()) {
            return Some((1, taken.owner, Some(other)));
        }
        let cut = match label.side {
            Side::Right => label.cut_to((f64::NEG_INFINITY, clear.0)),
            Side::Left => label.cut_to((clear.1, f64::INFINITY)),
        };
        Some((if cut.is_some() { 2 } else { 3 }, taken.owner, cut))
    }

    /// Gives those that were left without a label what room there is, if need be in another row,
    /// until there is none: who moves to another row leaves room behind.
    fn label_the_rest(&mut self) {
        let mut again = true;
        while again {
            again = false;
            for index in 0..self.pieces.len() {
                again |= self.label_at_last(index);
            }
        }
    }

    fn label_at_last(&mut self, index: usize) -> bool {
        let piece = &self.pieces[index];
        if piece.label.is_some() {
            return false;
        }
        let (home, extent) = (piece.row, piece.shape.extent);
        let others = (0..self.rows.count()).filter(|row| *row != home && self.rows.is_free(*row, extent));
        let rows: Vec<usize> = std::iter::once(home).chain(others).collect();
        let whole = rows.iter().find_map(|row| Some((*row, self.label(index, *row)?)));
        let found = whole.or_else(|| rows.iter().find_map(|row| Some((*row, self.cut(index, *row)?))));
        if let Some((row, label)) = found {
            self.rows.give_back(home, index, false);
            self.put(index, row, Some(label));
        }
        found.is_some()
    }

    /// The label of a piece, cut to the room in a row, at the roomier side.
    fn cut(&self, index: usize, row: usize) -> Option<Label> {
        let piece = &self.pieces[index];
        let extent = piece.shape.extent;
        let room = self.rows.room_around(row, extent);
        let side = if room.1 - extent.1 >= extent.0 - room.0 { Side::Right } else { Side::Left };
        Label::beside(extent, side, piece.width, self.gap).cut_to(room)
    }

    /// Counts each piece that is stuck with a neighbour; all labels and rows are undone.
    fn join(self, stuck: &[usize], make: &mut Make) -> Vec<Piece> {
        // Each piece knows one that it is counted with, up to one that stands for all of them.
        let mut with: Vec<usize> = (0..self.pieces.len()).collect();
        let head = |with: &[usize], mut index: usize| {
            while with[index] != index {
                index = with[index];
            }
            index
        };
        for index in stuck {
            if let Some((a, b)) = self.closest(*index) {
                let (a, b) = (head(&with, a), head(&with, b));
                with[a.max(b)] = a.min(b);
            }
        }
        let heads: Vec<usize> = (0..with.len()).map(|index| head(&with, index)).collect();
        let mut members = vec![0; heads.len()];
        heads.iter().for_each(|head| members[*head] += 1);
        let mut joined: Vec<Option<Group>> = vec![None; heads.len()];
        let mut pieces = Vec::new();
        for (piece, head) in self.pieces.into_iter().zip(heads) {
            if members[head] == 1 {
                pieces.push(Piece { label: None, row: 0, ..piece });
            } else {
                match &mut joined[head] {
                    Some(group) => group.add(&piece.group),
                    none => *none = Some(piece.group),
                }
            }
        }
        pieces.extend(joined.into_iter().flatten().filter_map(make));
        pieces
    }

    /// The two pieces to count as one so that a stuck piece finds room. Where bars stand in the way
    /// of a mark, two of them, so that the mark keeps its place.
    fn closest(&self, index: usize) -> Option<(usize, usize)> {
        let stuck = &self.pieces[index];
        let (from, to) = stuck.shape.extent;
        let over = |piece: &Piece| piece.shape.extent.0 < to && piece.shape.extent.1 > from;
        let mut bars: Vec<usize> = (0..self.pieces.len())
            .filter(|i| *i != index && self.pieces[*i].group.long && over(&self.pieces[*i]))
            .collect();
        let distance = |a: usize, b: usize| (self.pieces[a].shape.x - self.pieces[b].shape.x).abs();
        if !stuck.group.long && bars.len() > 1 {
            bars.order_by(|a, b| self.pieces[*a].shape.x.total_cmp(&self.pieces[*b].shape.x));
            let pairs = bars.windows(2).map(|pair| (pair[0], pair[1]));
            return pairs.min_by(|a, b| distance(a.0, a.1).total_cmp(&distance(b.0, b.1)));
        }
        let others = (0..self.pieces.len()).filter(|i| *i != index);
        let nearest = others.min_by(|a, b| {
            let rank = |i: usize| (self.pieces[i].group.long != stuck.group.long, distance(i, index));
            rank(*a).0.cmp(&rank(*b).0).then(rank(*a).1.total_cmp(&rank(*b).1))
        })?;
        Some((index, nearest))
    }
}
