//! The short way through a feature that is written as programs write it: its positions become numbers without a tree of
//! values in between, which is most of the time that a large file takes. Says nothing and mends nothing: whatever is
//! otherwise in the least is left to the long way, which reads the same numbers to the last bit.

use core::ops::Range;

use super::shape::Pair;

/// Coordinates of a geometry by how deep they are nested.
#[derive(Debug, PartialEq)]
pub(super) enum Coordinates {
    Point(Pair),
    Polygon(Vec<Vec<Pair>>),
    MultiPolygon(Vec<Vec<Vec<Pair>>>),
}

impl Coordinates {
    /// The type of geometry that has them.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Coordinates::Point(_) => "Point",
            Coordinates::Polygon(_) => "Polygon",
            Coordinates::MultiPolygon(_) => "MultiPolygon",
        }
    }

    /// All positions.
    pub(super) fn pairs(&self) -> Vec<&[Pair]> {
        match self {
            Coordinates::Point(pair) => vec![core::slice::from_ref(pair)],
            Coordinates::Polygon(rings) => rings.iter().map(Vec::as_slice).collect(),
            Coordinates::MultiPolygon(polygons) => polygons.iter().flatten().map(Vec::as_slice).collect(),
        }
    }
}

/// The coordinates of the geometry of a feature, in degrees that the Earth has, and the feature with `[]` in their place. The
/// numbers can be relied on only if that is JSON. `None` where the long way has to be gone.
pub(super) fn split(piece: &str) -> Option<(String, Coordinates)> {
    let mut cursor = Cursor { bytes: piece.as_bytes(), at: 0 };
    let (cut, coordinates) = cursor.member("geometry", |cursor| {
        cursor.member("coordinates", |cursor| {
            cursor.peek()?;
            let start = cursor.at;
            let coordinates = cursor.coordinates()?;
            Some((start..cursor.at, coordinates))
        })
    })?;
    let Range { start, end } = cut;
    Some(([piece.get(..start)?, "[]", piece.get(end..)?].concat(), coordinates))
}

/// A place in a text.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The next byte that is no space.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
        None
    }

    #[inline]
    fn eat(&mut self, wanted: u8) -> Option<()> {
        (self.peek()? == wanted).then(|| self.at += 1)
    }

    /// Whether a list goes on; `None` where it neither does nor ends.
    #[inline]
    fn goes_on(&mut self, end: u8) -> Option<bool> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b',' => Some(true),
            _ if byte == end => Some(false),
            _ => None,
        }
    }

    /// What the value of the only member of that name reads as; goes behind the object.
    fn member<T>(&mut self, name: &str, read: impl Fn(&mut Self) -> Option<T>) -> Option<T> {
        let mut found = None;
        self.eat(b'{')?;
        loop {
            let key = self.string()?;
            self.eat(b':')?;
            if key == name.as_bytes() {
                if found.is_some() {
                    return None;
                }
                found = Some(read(self)?);
            } else {
                self.pass()?;
            }
            if !self.goes_on(b'}')? {
                return found;
            }
        }
    }

    /// A string without anything to be unescaped.
    fn string(&mut self) -> Option<&'a [u8]> {
        self.eat(b'"')?;
        let start = self.at;
        loop {
            match *self.bytes.get(self.at)? {
                b'\\' => return None,
                b'"' => break,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        self.bytes.get(start..self.at - 1)
    }

    /// Passes a value, whatever it is.
    fn pass(&mut self) -> Option<()> {
        let (mut depth, mut in_string) = (0_usize, false);
        self.peek()?;
        loop {
            let byte = *self.bytes.get(self.at)?;
            match byte {
                b'\\' if in_string => self.at += 1,
                b'"' => in_string = !in_string,
                _ if in_string => {}
                b'{' | b'[' => depth += 1,
                b',' | b'}' | b']' if depth == 0 => return Some(()),
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }

    fn coordinates(&mut self) -> Option<Coordinates> {
        let start = self.at;
        let mut depth = 0;
        while self.peek()? == b'[' {
            self.at += 1;
            depth += 1;
        }
        self.at = start;
        let mut room = Vec::new();
        match depth {
            1 => self.position().map(Coordinates::Point),
            3 => self.list(|cursor| cursor.ring(&mut room)).map(Coordinates::Polygon),
            4 => self
                .list(|cursor| cursor.list(|cursor| cursor.ring(&mut room)))
                .map(Coordinates::MultiPolygon),
            _ => None,
        }
    }

    fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut list = Vec::new();
        self.eat(b'[')?;
        loop {
            list.push(read(self)?);
            if !self.goes_on(b']')? {
                return Some(list);
            }
        }
    }

    /// A ring as large as it is; `room` is for finding that out.
    fn ring(&mut self, room: &mut Vec<Pair>) -> Option<Vec<Pair>> {
        room.clear();
        self.eat(b'[')?;
        loop {
            room.push(self.position()?);
            if !self.goes_on(b']')? {
                return Some(room.as_slice().to_vec());
            }
        }
    }

    /// Two numbers, and others that are passed over.
    fn position(&mut self) -> Option<Pair> {
        self.eat(b'[')?;
        let lon = self.number()?;
        self.eat(b',')?;
        let lat = self.number()?;
        while self.goes_on(b']')? {
            self.number()?;
        }
        (lon.abs() <= 360.0 && lat.abs() <= 90.0).then_some([lon, lat])
    }

    /// A number without an exponent and with at most 19 digits.
    fn number(&mut self) -> Option<f64> {
        let negative = self.peek()? == b'-';
        self.at += usize::from(negative);
        let (mut digits, whole) = self.digits(0)?;
        let is_padded = whole > 1 && self.bytes.get(self.at - whole) == Some(&b'0');
        let mut decimals = 0;
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            (digits, decimals) = self.digits(digits)?;
        }
        if is_padded || matches!(self.bytes.get(self.at), Some(b'e' | b'E')) {
            return None;
        }
        let size = digits as f64 / POWERS.get(decimals).copied()?;
        Some(if negative { -size } else { size })
    }

    /// The number with the digits here behind its own, and how many these are; `None` without any.
    fn digits(&mut self, mut number: u64) -> Option<(u64, usize)> {
        let start = self.at;
        while let Some(byte @ b'0'..=b'9') = self.bytes.get(self.at).copied() {
            number = number.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
            self.at += 1;
        }
        (self.at > start).then_some((number, self.at - start))
    }
}

/// Powers of ten that are exact.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn feature(coordinates: &str) -> String {
        [
            "{\"geometry\": {\"coordinates\": ",
            coordinates,
            ", \"type\": \"?\"}, \"properties\": {\"a\": \"]}\\\"\"}}",
        ]
        .concat()
    }

    #[test]
    fn numbers_are_those_of_the_long_way_to_the_last_bit() {
        let words = [
            "0",
            "-0",
            "-0.0",
            "7",
            "-73.9876543210123456",
            "48.85661",
            "2.35222190000000001",
            "0.1",
            "89.99999999999999999",
            "1.7976931348623157",
            "5e-1",
            "-00.5",
            "01",
            ".5",
            "1.",
            "- 1",
            "+1",
            "1234567890123456789012",
            "0.00000000000000000001",
        ];
        for word in words {
            let text = feature(&["[", word, ",1]"].concat());
            let long = serde_json::from_str::<serde_json::Value>(&text)
                .ok()
                .and_then(|value| value["geometry"]["coordinates"][0].as_f64());
            match split(&text) {
                Some((_, Coordinates::Point([x, _]))) => {
                    assert_eq!(Some(x.to_bits()), long.map(f64::to_bits), "{word}")
                }
                other => assert!(other.is_none(), "{word}: {other:?}"),
            }
        }
        assert!(split(&feature("[-73.9876543210123456, 1]")).is_some());
    }

    #[test]
    fn what_is_left_is_the_feature_without_its_coordinates() {
        let (rest, coordinates) = split(&feature(" [ [[0,1],[2,3, 9],[4 ,5]],[[6,7]] ]")).unwrap();
        assert_eq!(rest, feature(" []"));
        let rings = vec![vec![[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], vec![[6.0_f64, 7.0]]];
        assert_eq!(coordinates, Coordinates::Polygon(rings));
    }

    #[test]
    fn the_long_way_is_left_what_there_is_something_to_say_of() {
        let odd = [
            "[]",
            "[[]]",
            "[[[0,1],[2]]]",
            "[[[0,1],[\"2\",3]]]",
            "[[0,1],[2,3]]",
            "[[[[[0,1]]]]]",
            "[0,91]",
            "[361,0]",
            "[0,1",
            "[0,1]]",
            "[[[0,1],[2,3],]]",
            "null",
            "[[[0,1],2]]",
        ];
        for coordinates in odd {
            assert!(split(&feature(coordinates)).is_none(), "{coordinates}");
        }
        let twice = "{\"geometry\":{\"coordinates\":[0,1]},\"geometry\":{\"coordinates\":[2,3]}}";
        assert!(split(twice).is_none());
        assert!(split("{\"geom\\u0065try\":{\"coordinates\":[0,1]}}").is_none());
    }
}
