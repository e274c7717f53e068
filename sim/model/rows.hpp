#pragma once

#include <cstdint>
#include <vector>

#include "sim/model/economies.hpp"
#include "sim/model/world.hpp"

namespace twinning {

/// Fills the rows of a world: links of the file, candidate pairs, pairs that
/// only a lever signs; what each could be worth, its events, and the chunks.
///
/// Shape:   stand_of [city][relation]
/// Source:  ODD 5, 7.1, 7.2
void set_links(World& world, const std::vector<std::uint32_t>& stand_of,
               const Sizes& size);

}  // namespace twinning
