//! The maps of a page over grounds of its own: `page.rs` stands in its place where there is but the built-in one. Data comes
//! in pieces and is read in steps under a handle; a map keeps its ground when the handle is closed. Pages have this program
//! twice: one reads and is thrown away, as it would keep all the memory that this took, and one draws.
#![allow(unreachable_pub, reason = "JavaScript reaches them")]

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::Ground;
use super::api::{Beginning, Instance, text};
use super::canvas::{Context, Kept, Overlay, OverlayMaker, paint};
use super::loading::{DATA, Loading, Next, REGIONS, Told};
use super::value::{Value, Values, to_js};
use crate::intake::{Problem, Severity, Tier, report_problems, table::Understood};
use crate::interact::State;
use crate::supplied::{Due, Need, Options};
use crate::widget::Stale;

/// What `advance` returns besides how much is done; `data-runtime.js` has the same.
const DONE: f64 = 1.0;
const NEEDS_FRANCE: f64 = 2.0;
const NEEDS_WORLD: f64 = 3.0;
const NOTHING: f64 = -1.0;
/// Done, but for what has still to be told.
const NEARLY: f64 = 0.999;
/// Problems of a text that a page gets one by one.
const LISTED: usize = 1000;

/// A map with what it is drawn from.
struct Shown {
    instance: Instance,
    ground: Rc<Ground>,
    kept: Kept,
}

/// Everything on this side of the page.
struct Page {
    loadings: Vec<Loading>,
    /// Over which the next map is made, and what gives it a canvas over its own.
    next: Option<(Rc<Ground>, OverlayMaker)>,
    shown: Vec<Shown>,
}

thread_local! {
    static PAGE: RefCell<Page> =
        const { RefCell::new(Page { loadings: Vec::new(), next: None, shown: Vec::new() }) };
}

/// Begins with data. Options are an object of JSON; the names are those of the files, for what is said of them.
#[wasm_bindgen]
pub fn open(handle: u32, options: &[u8], data: &[u8], regions: &[u8]) {
    let names = [data, regions].map(|name| text(name).to_owned());
    let loading = Loading::new(handle, Options::from_json(text(options)), names);
    PAGE.with_borrow_mut(|page| page.loadings.push(loading));
}

/// Takes the next bytes of the data, or of the regions. Returns whether more of them are welcome.
#[wasm_bindgen]
pub fn feed(handle: u32, regions: bool, bytes: &[u8]) -> bool {
    let which = if regions { REGIONS } else { DATA };
    PAGE.with_borrow_mut(|page| page.loading(handle).is_some_and(|loading| loading.feed(which, bytes)))
}

/// Goes on for about as long as it takes to read so many bytes. Returns how much is done, below 1; or one of the four
/// numbers that `data-runtime.js` names.
#[wasm_bindgen]
pub fn advance(handle: u32, bytes: f64) -> f64 {
    PAGE.with_borrow_mut(|page| {
        let next = page.loading(handle).map_or(Next::Nothing, |loading| loading.advance(bytes as usize));
        match next {
            Next::On(share) => share.min(NEARLY),
            Next::Needs(Need::France) => NEEDS_FRANCE,
            Next::Needs(Need::World) => NEEDS_WORLD,
            Next::Done => DONE,
            Next::Nothing => NOTHING,
        }
    })
}

/// Takes the asset that was needed. Returns `null`, or a sentence when the bytes are not an asset of this version.
#[wasm_bindgen]
pub fn receive(handle: u32, bytes: &[u8]) -> JsValue {
    PAGE.with_borrow_mut(|page| {
        let received = page.loading(handle).map_or(Ok(()), |loading| loading.receive(bytes));
        to_js(&received.map_or_else(|e| Value::Text(e.message()), |()| Value::Null))
    })
}

/// The ground of a handle as bytes, for the program that draws; none where it is not done.
#[wasm_bindgen]
pub fn give(handle: u32) -> Vec<u8> {
    PAGE.with_borrow_mut(|page| {
        let ground = page.loading(handle).and_then(|loading| loading.ground());
        ground.map_or_else(Vec::new, |ground| ground.to_bytes())
    })
}

/// Takes the bytes of a ground from the program that reads, under the handle that it had there. Returns whether they are
/// such.
#[wasm_bindgen]
pub fn take(handle: u32, bytes: &Uint8Array) -> bool {
    // What is copied at once stays as room that nothing else may need.
    const BLOCK: u32 = 1 << 14;
    let mut at = 0;
    let mut more = |block: &mut Vec<u8>| {
        let end = bytes.length().min(at + BLOCK);
        block.resize((end - at) as usize, 0);
        bytes.subarray(at, end).copy_to(block);
        at = end;
    };
    let ground = Ground::from_blocks(bytes.length() as usize, &mut more);
    let loading = ground.map(|ground| Loading::done(handle, ground));
    let is_good = loading.is_some();
    PAGE.with_borrow_mut(|page| page.loadings.extend(loading));
    is_good
}

/// What became of the data; `public.d.ts` has it as `Report`.
#[wasm_bindgen]
pub fn report(handle: u32) -> JsValue {
    PAGE.with_borrow_mut(|page| {
        page.loading(handle).map_or(JsValue::NULL, |loading| to_js(&reported(loading)))
    })
}

/// Has the next map made over the ground of a handle; it shows what is pointed at on the canvas that `maker` lays over its
/// own.
#[wasm_bindgen]
pub fn attach(handle: u32, maker: OverlayMaker) {
    PAGE.with_borrow_mut(|page| {
        let ground = page.loading(handle).and_then(|loading| loading.ground());
        page.next = ground.map(|ground| (ground, maker));
    });
}

/// Gives back what a handle holds. Maps keep what they are drawn from.
#[wasm_bindgen]
pub fn close(handle: u32) {
    PAGE.with_borrow_mut(|page| page.loadings.retain(|loading| loading.handle != handle));
}

/// Makes the instance `id` on a canvas over the ground that was attached, laid out for a host of so many CSS px.
/// Returns effects.
#[wasm_bindgen]
pub fn create(
    id: u32,
    context: Context,
    edition: &[u8],
    world: bool,
    english: bool,
    dark: bool,
    width: f64,
) -> JsValue {
    PAGE.with_borrow_mut(|page| {
        let Some((ground, maker)) = page.next.take() else { return JsValue::NULL };
        let mut effects = Values::default();
        let begin = Beginning { id, context, edition, world, english, dark, width };
        let Some(mut instance) = Instance::new(&ground, begin, &mut effects) else { return JsValue::NULL };
        instance.palette = instance.palette.with_tiers(ground.colors());
        instance.overlay = Some(Overlay::new(maker));
        page.shown.push(Shown { instance, ground, kept: Kept::NOTHING });
        to_js(&Value::List(effects))
    })
}

/// Draws the instance `id` over the ground of a handle from now on. Returns effects.
#[wasm_bindgen]
pub fn replace(id: u32, handle: u32) -> JsValue {
    PAGE.with_borrow_mut(|page| {
        let ground = page.loading(handle).and_then(|loading| loading.ground());
        let shown = page.shown.iter_mut().find(|shown| shown.instance.id == id);
        let (Some(ground), Some(shown)) = (ground, shown) else { return JsValue::NULL };
        let mut effects = Values::default();
        if shown.instance.move_to(&shown.ground, &ground) {
            (shown.ground, shown.kept) = (ground, Kept::NOTHING);
            for name in ["relayout", "panel", "paint"] {
                effects.named(name, None);
            }
        }
        to_js(&Value::List(effects))
    })
}

impl Instance {
    /// Paints what has changed: the map, what is pointed at, or both.
    pub(super) fn paint(&mut self, ground: &Ground, kept: &mut Kept) {
        let Instance { context, overlay, widget, palette, font, pixel_ratio, .. } = self;
        let Due { map, above } = widget.take_stale();
        let part = match map {
            Stale::Nothing => None,
            Stale::Part(part) => Some(Some(part)),
            Stale::All => Some(None),
        };
        if let Some(part) = part {
            paint(context, kept, widget.scene(), &ground.map, (palette, font), *pixel_ratio, part);
        }
        if let Some(overlay) = overlay.as_mut().filter(|_| above) {
            overlay.paint(context, kept, widget.above(), &ground.map, (palette, font), *pixel_ratio);
        }
    }

    /// Shows another ground on the page on which it showed the one before: the same edition if there is one of that id, and
    /// nothing open. `false` where that ground has no edition.
    fn move_to(&mut self, before: &Ground, ground: &Ground) -> bool {
        let state = self.widget.state();
        let same = ground.find_edition(before.edition_id(state.edition));
        let Some(edition) = same.or_else(|| ground.find_edition("")) else { return false };
        let state =
            State { view: state.view, calm: state.calm, free: state.free, ..State::new(edition, state.lang) };
        self.widget = self.widget.over(ground, state);
        self.palette = self.palette.with_tiers(ground.colors());
        true
    }
}

/// The name of what is under a point of the canvas box, CSS px; `undefined` over the sea. Nothing else changes.
#[wasm_bindgen]
pub fn under(id: u32, x: f64, y: f64) -> Option<String> {
    PAGE.with_borrow_mut(|page| {
        let Shown { instance, ground, .. } = page.shown.iter_mut().find(|shown| shown.instance.id == id)?;
        let at = instance.widget.to_scene(x, y);
        instance.widget.hit(ground, at, false).map(|feature| ground.id_of(feature))
    })
}

/// Gives back all that an instance holds.
#[wasm_bindgen]
pub fn release(id: u32) {
    PAGE.with_borrow_mut(|page| page.shown.retain(|shown| shown.instance.id != id));
}

/// What a call of the instance gives; `null` where there is none of that number.
pub(super) fn with(id: u32, mut call: impl FnMut(&mut Instance, &Ground, &mut Kept) -> Value) -> JsValue {
    PAGE.with_borrow_mut(|page| {
        let shown = page.shown.iter_mut().find(|shown| shown.instance.id == id);
        let Some(Shown { instance, ground, kept }) = shown else { return JsValue::NULL };
        to_js(&call(instance, ground, kept))
    })
}

impl Page {
    fn loading(&mut self, handle: u32) -> Option<&mut Loading> {
        self.loadings.iter_mut().find(|loading| loading.handle == handle)
    }
}

/// A field of an object.
fn field(out: &mut Values, name: &str, value: Value) {
    out.text(name);
    out.add(value);
}

/// How many handles are open, to see that nothing is left behind.
#[cfg(feature = "inspect")]
#[wasm_bindgen(js_name = openHandles)]
pub fn open_handles() -> usize {
    PAGE.with_borrow(|page| page.loadings.len())
}

fn reported(loading: &Loading) -> Value {
    let Loading { told, options, names, .. } = loading;
    let mut out = Values::default();
    count(told, &options.problems, &mut out);
    let [mut files, mut ranks, mut problems, mut columns] = core::array::from_fn(|_| Values::default());
    for each in options.problems.iter().take(LISTED) {
        problems.add(problem("options", each));
    }
    let mut words = report_problems("options", &options.problems);
    for told in told {
        files.add(file(told, &names[told.which]));
        for each in &told.tiers {
            ranks.add(rank(each));
        }
        for each in told.intake.problems.iter().take(LISTED) {
            problems.add(problem(file_of(told.which), each));
        }
        for each in &told.intake.columns {
            columns.add(column(each));
        }
        words.push_str(&told.text);
    }
    let lists = [("files", files), ("ranks", ranks), ("problems", problems), ("columns", columns)];
    for (name, list) in lists {
        field(&mut out, name, Value::List(list));
    }
    field(&mut out, "text", Value::Text(words));
    Value::Object(out)
}

fn count(told: &[Told], asked: &[Problem], out: &mut Values) {
    for (i, name) in ["places", "areas", "tiers"].into_iter().enumerate() {
        field(out, name, Value::Number(told.iter().map(|told| told.counts[i]).sum::<usize>() as f64));
    }
    let problems = || told.iter().flat_map(|told| &told.intake.problems).chain(asked);
    for (severity, name) in [(Severity::Error, "errors"), (Severity::Warning, "warnings")] {
        let count = problems().filter(|problem| problem.code.severity() == severity).count();
        field(out, name, Value::Number(count as f64));
    }
}

/// How pages call the texts.
fn file_of(which: usize) -> &'static str {
    if which == REGIONS { "regions" } else { "data" }
}

fn file(told: &Told, name: &str) -> Value {
    let mut out = Values::default();
    out.field("file", Some(file_of(told.which)));
    out.field("name", Some(name));
    for (i, name) in ["places", "areas"].into_iter().enumerate() {
        field(&mut out, name, Value::Number(told.counts[i] as f64));
    }
    Value::Object(out)
}

fn rank(Tier { id, fr, en, .. }: &Tier) -> Value {
    let mut out = Values::default();
    for (name, text) in [("id", id), ("fr", fr), ("en", en)] {
        out.field(name, Some(text));
    }
    Value::Object(out)
}

fn problem(file: &str, Problem { code, spot, value, message }: &Problem) -> Value {
    let mut out = Values::default();
    out.field("file", Some(file));
    out.field("code", Some(code.text()));
    out.field("severity", Some(code.severity().text()));
    out.field("where", Some(&spot.text()));
    out.field("value", Some(value));
    out.field("message", Some(message));
    Value::Object(out)
}

fn column(Understood { column, role, example }: &Understood) -> Value {
    let mut out = Values::default();
    out.field("column", Some(column));
    out.field("role", role.map(|role| role.en()));
    out.field("example", Some(example));
    Value::Object(out)
}
