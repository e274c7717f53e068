#pragma once

#include <cstddef>
#include <functional>

namespace twinning {

/// Does `act(i)` for each i below `count`, several at once, on the threads of
/// the batch it is called from.
///
/// Errors:  the first exception of `act` is passed on
void for_each_at_once(std::size_t count,
                      const std::function<void(std::size_t)>& act);

}  // namespace twinning
