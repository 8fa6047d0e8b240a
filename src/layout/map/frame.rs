//! The part of the globe that a map shows, and where its points fall.

/// Everything between two meridians and two parallels, in degrees; east and north are more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The western edge.
    pub west: f64,
    /// The southern edge.
    pub south: f64,
    /// The eastern edge.
    pub east: f64,
    /// The northern edge.
    pub north: f64,
}

impl Bounds {
    /// Whether a latitude and longitude are within.
    #[must_use]
    pub fn hold(&self, [lat, lon]: [f64; 2]) -> bool {
        (self.south..=self.north).contains(&lat) && (self.west..=self.east).contains(&lon)
    }

    /// How much wider than high a map of it is.
    #[must_use]
    pub fn aspect(&self) -> f64 {
        (self.east - self.west) * self.shrink() / (self.north - self.south)
    }

    /// How long a degree of longitude is on the middle parallel, beside a degree of latitude: the
    /// cosine, by the beginning of its series, since the whole costs every reader kilobytes.
    fn shrink(&self) -> f64 {
        let square = ((self.south + self.north) / 2.0).to_radians().powi(2);
        1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)))
    }
}

/// A rectangle in pixels; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Rect {
    /// A square around a point.
    #[must_use]
    pub fn around((x, y): (f64, f64), radius: f64) -> Rect {
        Rect { x, y, width: 0.0, height: 0.0 }.grown(radius)
    }

    /// The same with so much more on every side.
    #[must_use]
    pub fn grown(self, by: f64) -> Rect {
        Rect { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }

    /// The middle.
    #[must_use]
    pub fn middle(&self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether two share more than an edge.
    #[must_use]
    pub fn meets(&self, other: &Rect) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// Whether it lies within a drawing of this width and height.
    #[must_use]
    pub fn is_within(&self, (width, height): (f64, f64)) -> bool {
        self.x >= 0.0 && self.y >= 0.0 && self.x + self.width <= width && self.y + self.height <= height
    }
}

/// Bounds fitted to a width in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// What it shows.
    pub bounds: Bounds,
    /// Its width in pixels.
    pub width: f64,
    /// Its height in pixels.
    pub height: f64,
}

impl Frame {
    /// The frame that shows these bounds at this width.
    #[must_use]
    pub fn new(bounds: Bounds, width: f64) -> Frame {
        Frame { bounds, width, height: width / bounds.aspect() }
    }

    /// Where a latitude and longitude fall; beyond the edges if they are beyond the bounds.
    #[must_use]
    pub fn at(&self, [lat, lon]: [f64; 2]) -> (f64, f64) {
        let (across, down) = self.degree();
        ((lon - self.bounds.west) * across, (self.bounds.north - lat) * down)
    }

    /// A square around where they fall, moved inside the map where it would reach over the edge.
    #[must_use]
    pub fn mark(&self, at: [f64; 2], radius: f64) -> Rect {
        let (x, y) = self.at(at);
        let inside = |at: f64, length: f64| at.min(length - radius).max(radius);
        Rect::around((inside(x, self.width), inside(y, self.height)), radius)
    }

    /// What other bounds cover of it.
    #[must_use]
    pub fn cover(&self, bounds: &Bounds) -> Rect {
        let (x, y) = self.at([bounds.north, bounds.west]);
        let (right, bottom) = self.at([bounds.south, bounds.east]);
        Rect { x, y, width: right - x, height: bottom - y }
    }

    /// Scale and shift, across and down, that bring an outline of so many steps a degree into the
    /// frame: the numbers a, d, e and f of an SVG matrix.
    #[must_use]
    pub fn matrix(&self, steps: f64) -> [f64; 4] {
        let (across, down) = self.degree();
        let (x, y) = self.at([0.0, 0.0]);
        [across / steps, down / steps, x, y]
    }

    /// The size of a degree of longitude and of latitude in pixels.
    fn degree(&self) -> (f64, f64) {
        (
            self.width / (self.bounds.east - self.bounds.west),
            self.height / (self.bounds.north - self.bounds.south),
        )
    }
}
