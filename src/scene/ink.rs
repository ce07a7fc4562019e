//! Colours as roles: a theme gives them values when they are painted, so a scene is the same in light and dark.

/// A role of colour; themes give values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Ink {
    /// Page.
    Ground,
    /// Sea, nearly the tone of the page.
    Sea,
    /// Land of neighbours.
    Context,
    /// Region with a Capitale (or a Métropole).
    LandCapitale,
    /// The same, hovered.
    LandCapitaleHover,
    /// Region or country with Communautés (or hubs) only.
    LandCommunaute,
    /// The same, hovered.
    LandCommunauteHover,
    /// Region or country where none is known.
    LandNone,
    /// The same, hovered.
    LandNoneHover,
    /// Lines of the hatch on [`Ink::LandNone`].
    Hatch,
    /// Between regions.
    Border,
    /// Outer limits.
    Coast,
    /// Meridians and parallels.
    Graticule,
    /// Frames and ties.
    Hairline,
    /// From a symbol to where it is, or to its name.
    Leader,
    /// Over areas that step back while another is selected; translucent.
    Veil,
    /// Outline of the selected area.
    Selection,
    /// Outline of the area that is pointed at, where its fill cannot tell.
    Pointed,
    /// Capitales and what stands for them.
    Accent,
    /// Communautés, hubs, Métropoles.
    Mark,
    /// Inside of an open symbol and ring of a filled one.
    MarkInside,
    /// Main text.
    Text,
    /// Secondary text.
    TextSoft,
    /// Region names on land.
    TextRegion,
    /// Around text on the map.
    Halo,
    /// Marks of the first rank of what a host supplied, and of those after it.
    #[cfg(supplied)]
    Tier1,
    /// See [`Ink::Tier1`].
    #[cfg(supplied)]
    Tier2,
    /// See [`Ink::Tier1`].
    #[cfg(supplied)]
    Tier3,
    /// See [`Ink::Tier1`].
    #[cfg(supplied)]
    Tier4,
    /// See [`Ink::Tier1`].
    #[cfg(supplied)]
    Tier5,
    /// Over an area of what a host supplied that is pointed at, its marks and names included; translucent.
    #[cfg(supplied)]
    Wash,
}

impl Ink {
    /// How many roles the built-in map has.
    pub const COUNT: usize = Ink::Halo as usize + 1;

    /// The marks of what a host supplied, the first rank first.
    #[cfg(supplied)]
    pub const TIERS: [Ink; 5] = [Ink::Tier1, Ink::Tier2, Ink::Tier3, Ink::Tier4, Ink::Tier5];

    /// One step stronger, for land under the pointer or the focus.
    pub fn hovered(self) -> Ink {
        match self {
            Ink::LandCapitale => Ink::LandCapitaleHover,
            Ink::LandCommunaute => Ink::LandCommunauteHover,
            Ink::LandNone => Ink::LandNoneHover,
            other => other,
        }
    }
}
