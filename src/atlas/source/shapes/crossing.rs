//! Finds where a ring meets itself, by sweeping its edges from west to east. Whole numbers only: exact, so a
//! ring that merely passes close by is never accused.

use super::rings::Ring;

/// How an edge is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contact {
    /// It crosses or touches the edge that begins at this vertex.
    Crosses(usize),
    /// The next edge runs back over it.
    TurnsBack,
}

/// Every edge, by the vertex it begins at, that meets another one elsewhere than at their common vertex.
///
/// Sorted by western end, an edge is compared only with those that reach as far east as it begins: for
/// coastlines, whose edges are short, the work grows like a sort.
pub(super) fn contacts(ring: &Ring) -> Vec<(usize, Contact)> {
    let edges = edges(ring);
    let mut found = Vec::new();
    let mut open: Vec<&Edge> = Vec::new();
    for edge in &edges {
        open.retain(|other| other.east >= edge.west);
        for other in &open {
            if edge.north < other.south || other.north < edge.south {
                continue;
            }
            let (first, second) = if other.from < edge.from { (*other, edge) } else { (edge, *other) };
            found.extend(contact(ring, first, second));
        }
        open.push(edge);
    }
    found.sort_by_key(|(edge, _)| *edge);
    found
}

/// An edge with its box.
struct Edge {
    from: usize,
    a: [i32; 2],
    b: [i32; 2],
    west: i32,
    east: i32,
    south: i32,
    north: i32,
}

fn edges(ring: &Ring) -> Vec<Edge> {
    let ends = ring.iter().cycle().skip(1);
    let edge = |(from, (&a, &b)): (usize, (&[i32; 2], &[i32; 2]))| Edge {
        from,
        a,
        b,
        west: a[0].min(b[0]),
        east: a[0].max(b[0]),
        south: a[1].min(b[1]),
        north: a[1].max(b[1]),
    };
    let mut edges: Vec<Edge> = ring.iter().zip(ends).enumerate().map(edge).collect();
    edges.sort_by_key(|edge| edge.west);
    edges
}

/// `first` begins at a smaller index than `second`.
fn contact(ring: &Ring, first: &Edge, second: &Edge) -> Option<(usize, Contact)> {
    if second.from == first.from + 1 {
        return turns_back(first.a, first.b, second.b).then_some((first.from, Contact::TurnsBack));
    }
    if first.from == 0 && second.from == ring.len() - 1 {
        return turns_back(second.a, second.b, first.b).then_some((second.from, Contact::TurnsBack));
    }
    meet(first, second).then_some((first.from, Contact::Crosses(second.from)))
}

/// Whether going a → b → c walks back along the edge just walked.
fn turns_back(a: [i32; 2], b: [i32; 2], c: [i32; 2]) -> bool {
    let along = |from: [i32; 2], to: [i32; 2]| [0, 1].map(|k| i64::from(to[k]) - i64::from(from[k]));
    let ([ux, uy], [vx, vy]) = (along(a, b), along(b, c));
    side(a, b, c) == 0 && ux * vx + uy * vy < 0
}

/// Whether two edges have a point in common; their boxes are known to overlap, which settles collinear ones.
fn meet(e: &Edge, f: &Edge) -> bool {
    side(e.a, e.b, f.a) * side(e.a, e.b, f.b) <= 0 && side(f.a, f.b, e.a) * side(f.a, f.b, e.b) <= 0
}

/// 1 when `c` lies left of the line from `a` to `b`, −1 when right, 0 when on it.
fn side(a: [i32; 2], b: [i32; 2], c: [i32; 2]) -> i64 {
    let along = |from: [i32; 2], to: [i32; 2]| [0, 1].map(|k| i64::from(to[k]) - i64::from(from[k]));
    let ([ux, uy], [vx, vy]) = (along(a, b), along(a, c));
    (ux * vy - uy * vx).signum()
}
