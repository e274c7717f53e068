#pragma once

namespace twinning {

/// The great-circle distance of two places [km], at least 50: nobody's city
/// ends where its coordinates say.
///
/// Units:   degrees north and east
/// Source:  ODD 5; haversine on a sphere of 6371 km
[[nodiscard]] double distance(double latitude_1, double longitude_1,
                              double latitude_2, double longitude_2);

}  // namespace twinning
