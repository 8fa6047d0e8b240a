//! Days of the proleptic Gregorian calendar as numbers, and back.
//!
//! The algorithms are Howard Hinnant's `days_from_civil` and `civil_from_days`
//! ("chrono-Compatible Low-Level Date Algorithms"): eras of 400 years with the year begun in March.

/// A day as the number of days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// A day as year, month and day. Years are astronomical: 0 is 1 BCE.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// The astronomical year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

const ERA: i32 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i32 = 719_468;

impl Day {
    /// Stands for "no beginning".
    pub const MIN: Day = Day(i32::MIN);
    /// Stands for "no end".
    pub const MAX: Day = Day(i32::MAX);

    /// The first day of a year.
    #[must_use]
    pub const fn start_of_year(year: i32) -> Day {
        Civil { year, month: 1, day: 1 }.day()
    }

    /// The last day of a year.
    #[must_use]
    pub const fn end_of_year(year: i32) -> Day {
        Civil { year, month: 12, day: 31 }.day()
    }

    /// Year, month and day.
    #[must_use]
    pub const fn civil(self) -> Civil {
        // In i64, so that MIN and MAX are safe to ask.
        let days = self.0 as i64 + EPOCH as i64;
        let era = days.div_euclid(ERA as i64);
        let of_era = days.rem_euclid(ERA as i64);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * march_month + 2) / 5 + 1) as u8;
        let month = (if march_month < 10 { march_month + 3 } else { march_month - 9 }) as u8;
        let year = year_of_era + era * 400 + (month <= 2) as i64;
        Civil { year: year as i32, month, day }
    }
}

impl Civil {
    /// The number of this day. Years must lie within ±5,000,000.
    #[must_use]
    pub const fn day(self) -> Day {
        let year = self.year - (self.month <= 2) as i32;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let march_month = (self.month as i32 + 9) % 12;
        let of_year = (153 * march_month + 2) / 5 + self.day as i32 - 1;
        let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
        Day(era * ERA + of_era - EPOCH)
    }
}

/// The number of days in a month of an astronomical year.
#[must_use]
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_the_unix_epoch() {
        assert_eq!(Civil { year: 1970, month: 1, day: 1 }.day(), Day(0));
        assert_eq!(Civil { year: 1960, month: 12, day: 2 }.day(), Day(-3317));
        assert_eq!(Civil { year: 2000, month: 2, day: 29 }.day(), Day(11_016));
    }

    #[test]
    fn every_day_of_eight_centuries_survives_the_round_trip_and_follows_its_forerunner() {
        let mut expected = Civil { year: -400, month: 1, day: 1 };
        for number in expected.day().0..Day::start_of_year(400).0 {
            assert_eq!(Day(number).civil(), expected);
            assert_eq!(expected.day(), Day(number));
            expected = next(expected);
        }
    }

    fn next(Civil { year, month, day }: Civil) -> Civil {
        if day < days_in_month(year, month) {
            Civil { year, month, day: day + 1 }
        } else if month < 12 {
            Civil { year, month: month + 1, day: 1 }
        } else {
            Civil { year: year + 1, month: 1, day: 1 }
        }
    }
}
