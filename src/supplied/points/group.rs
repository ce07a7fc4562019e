//! Marks that stand so close that they would hide each other become a group. A grid of cells as large as the radius keeps
//! this linear however many stand in one place.

use super::square_between;
use crate::geo::Point;

const NONE: u32 = u32::MAX;

/// Marks that stand so close that they would hide each other, led by the one of the highest priority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The mark that is shown.
    pub lead: u32,
    /// All of them by priority, the lead first.
    pub members: Vec<u32>,
}

/// Groups the points of `order`, which has the highest priority first. A point leads unless a lead of higher priority is
/// nearer than `radius`, so leads are at least so far apart; else it is in the group of the nearest one. Each is in exactly
/// one group, groups are by priority of their leads. What does not exist, or is given again, is left out; points with NaN
/// or infinity are alone, and so are all if the radius is not above 0.
pub fn group(points: &[Point], order: &[u32], radius: f64) -> Vec<Group> {
    let mut leads = vec![NONE; points.len()];
    follow(points, order, radius, &mut leads);
    gather(order, &leads)
}

/// Groups of groups: those of a larger radius, each of which is made of whole groups of `finer`. A reader who zooms in sees
/// leads stay and groups fall apart; grouped anew, a mark that hides may come out and hide one that had led. `order` is that
/// of `finer`. A member is less than the sum of all radii from its lead.
pub fn coarser(points: &[Point], order: &[u32], finer: &[Group], radius: f64) -> Vec<Group> {
    let mut leads = vec![NONE; points.len()];
    let candidates: Vec<u32> = finer.iter().map(|group| group.lead).collect();
    follow(points, &candidates, radius, &mut leads);
    for group in finer {
        let Some(lead) = leads.get(group.lead as usize).copied() else { continue };
        for member in &group.members {
            if let Some(known) = leads.get_mut(*member as usize) {
                *known = lead;
            }
        }
    }
    gather(order, &leads)
}

/// Finds the lead of each of `order`.
fn follow(points: &[Point], order: &[u32], radius: f64, leads: &mut [u32]) {
    let mut grid = Grid::new(order.len(), radius);
    for number in order {
        let Some(at) = points.get(*number as usize) else { continue };
        let lead = &mut leads[*number as usize];
        if *lead == NONE {
            *lead = grid.nearest(points, *at).unwrap_or(*number);
            if *lead == *number {
                grid.add(*number, *at);
            }
        }
    }
}

/// Lists the members of each lead.
fn gather(order: &[u32], leads: &[u32]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut ranks = vec![NONE; leads.len()];
    for number in order {
        if leads.get(*number as usize) == Some(number) && ranks[*number as usize] == NONE {
            ranks[*number as usize] = groups.len() as u32;
            groups.push(Group { lead: *number, members: vec![*number] });
        }
    }
    for number in order {
        let Some(lead) = leads.get(*number as usize).filter(|lead| **lead != NONE) else { continue };
        if ranks[*number as usize] == NONE {
            let rank = ranks[*lead as usize];
            // Any number but NONE: it is in a group.
            ranks[*number as usize] = rank;
            if let Some(group) = groups.get_mut(rank as usize) {
                group.members.push(*number);
            }
        }
    }
    groups
}

/// A lead in the list of its cell.
struct Standing {
    number: u32,
    /// The next one in the same place of the table.
    next: u32,
}

/// Leads by the cell in which they are. Cells that share a place of the table are told apart by distance.
struct Grid {
    radius: f64,
    places: Vec<u32>,
    standing: Vec<Standing>,
}

impl Grid {
    fn new(most: usize, radius: f64) -> Grid {
        Grid { radius, places: vec![NONE; (2 * most).next_power_of_two()], standing: Vec::new() }
    }

    /// `None` for a point that is nowhere, or where nothing hides anything.
    fn cell(&self, at: Point) -> Option<[i64; 2]> {
        let is_somewhere = self.radius > 0.0 && at.x.is_finite() && at.y.is_finite();
        is_somewhere.then(|| [(at.x / self.radius).floor() as i64, (at.y / self.radius).floor() as i64])
    }

    fn place(&self, cell: [i64; 2]) -> usize {
        let mixed = (cell[0] as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (cell[1] as u64);
        (mixed.wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 32) as usize & (self.places.len() - 1)
    }

    fn add(&mut self, number: u32, at: Point) {
        let Some(cell) = self.cell(at) else { return };
        let place = self.place(cell);
        let next = std::mem::replace(&mut self.places[place], self.standing.len() as u32);
        self.standing.push(Standing { number, next });
    }

    /// The nearest lead that is nearer than the radius, the first of those that are equally near.
    fn nearest(&self, points: &[Point], at: Point) -> Option<u32> {
        let [x, y] = self.cell(at)?;
        let mut best: Option<(f64, u32)> = None;
        for i in 0..9 {
            let place = self.place([x.saturating_add(i % 3 - 1), y.saturating_add(i / 3 - 1)]);
            let mut rank = self.places[place];
            while let Some(Standing { number, next }) = self.standing.get(rank as usize) {
                let square = square_between(points[*number as usize], at);
                // Infinite or far too large for a square: not hidden.
                if square < self.radius * self.radius && best.is_none_or(|best| (square, rank) < best) {
                    best = Some((square, rank));
                }
                rank = *next;
            }
        }
        let (_, rank) = best?;
        Some(self.standing[rank as usize].number)
    }
}
