#pragma once

#include <span>

#include "output/hdf5.hpp"

namespace twinning::hdf5 {

/// Reads `count` entries of the first axis of a dataset of doubles.  Chunks
/// that this program has stored are restored by itself, which takes a third of
/// the time; others by HDF5.
///
/// Shape:   `to` has as many values as the entries
///
/// Errors:  UserError(input) if the dataset has another type or shape, or is
///          damaged
void read_rows(const Handle& dataset, hsize_t first, hsize_t count,
               std::span<double> to);

}  // namespace twinning::hdf5
