//! A tree of elements as the steps that write it, over one text. Painters and tests read the steps; nothing here
//! knows HTML or JSON.

/// Elements in document order: every step adds to the element opened last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    /// Each step with where its text starts in `text`; it ends where the next one starts.
    steps: Vec<(Step, usize)>,
    text: String,
}

/// What is written next. Tags and classes are the crate's own; text, addresses, features and languages may come
/// from data and are never markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Step {
    /// A new element, by its tag.
    Open,
    /// Text before its children.
    Text,
    /// BCP 47 tag where it differs from the page.
    Lang,
    /// `http` or `https` address of a link.
    Href,
    /// CSS class.
    Class,
    /// Feature that it stands for, in text form.
    Id,
    /// The end of an element and of what it holds.
    Close,
}

/// What an element is made of, by [`Step`]; empty for none.
pub type Fields<'a> = [&'a str; Step::Close as usize];

impl Tree {
    /// Begins a step; what is pushed to the string is its text.
    #[inline(never)]
    fn step(&mut self, step: Step) -> &mut String {
        self.steps.push((step, self.text.len()));
        &mut self.text
    }

    /// A step with its text.
    #[inline(never)]
    pub fn put(&mut self, step: Step, text: &str) {
        self.step(step).push_str(text);
    }

    /// Opens an element; what is pushed to the string is its text.
    #[inline(never)]
    pub fn open(&mut self, tag: &'static str, class: &'static str) -> &mut String {
        self.put(Step::Open, tag);
        self.put(Step::Class, class);
        self.step(Step::Text)
    }

    /// Ends the element opened last.
    #[inline(never)]
    pub fn close(&mut self) {
        self.step(Step::Close);
    }

    /// An element with nothing but text.
    #[inline(never)]
    pub fn leaf(&mut self, tag: &'static str, class: &'static str, text: &str) {
        self.open(tag, class).push_str(text);
        self.close();
    }

    /// Opens a link, or plain text where the address is not one that a browser should follow.
    #[inline(never)]
    pub fn open_link(&mut self, href: &str) -> &mut String {
        let safe = href.starts_with("https://") || href.starts_with("http://");
        self.open(if safe { "a" } else { "span" }, "");
        self.put(Step::Href, if safe { href } else { "" });
        self.step(Step::Text)
    }

    /// The steps with their texts, in document order.
    pub fn steps(&self) -> impl Iterator<Item = (Step, &str)> {
        self.steps.iter().enumerate().map(|(i, (step, start))| {
            let end = self.steps.get(i + 1).map_or(self.text.len(), |next| next.1);
            (*step, self.text.get(*start..end).unwrap_or_default())
        })
    }

    /// Calls `each` with the fields of every element, and with `None` once its children are done.
    pub fn walk(&self, each: &mut dyn FnMut(Option<&Fields<'_>>)) {
        let mut fields = Fields::default();
        for (step, text) in self.steps() {
            if matches!(step, Step::Open | Step::Close) && !fields[Step::Open as usize].is_empty() {
                each(Some(&fields));
                fields = Fields::default();
            }
            match step {
                Step::Close => each(None),
                field => fields[field as usize] = text,
            }
        }
    }
}
