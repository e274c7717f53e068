#include "sim/experiment/observed.hpp"

namespace twinning {
namespace {

using Over = QuantityKind::Over;

/// In the order of `Counted`.
constexpr std::array kinds_of_quantity{
    QuantityKind{"standing", "links", "links standing", Over::mean,
                 "active and dormant links at the end of a year"},
    QuantityKind{"active", "links", "links active", Over::mean,
                 "active links at the end of a year"},
    QuantityKind{"dormant", "links", "links dormant", Over::mean,
                 "dormant links at the end of a year"},
    QuantityKind{"ended", "links", "links ended so far", Over::last,
                 "links that have ended by the end of the last year"},
    QuantityKind{"signed", "links", "links signed", Over::sum,
                 "links signed in the years, both included"},
    QuantityKind{"signed_ever", "links", "links ever signed", Over::last,
                 "links signed by the end of the last year, whatever became of "
                 "them"},
    QuantityKind{"joint", "links", "links with a joint programme", Over::mean,
                 "standing links with a joint programme"},
    QuantityKind{"places_first", "places", "places with a link, first bloc",
                 Over::last,
                 "cities of the relation's first bloc with a standing link at "
                 "the end of the last year"},
    QuantityKind{"places_second", "places", "places with a link, second bloc",
                 Over::last, "the same of the second bloc"},
    QuantityKind{"median_year_signed", "calendar year",
                 "median year of signing", Over::last,
                 "of the links signed by the end of the last year"},
};

}  // namespace

std::span<const QuantityKind> quantity_kinds() { return kinds_of_quantity; }

double ObservedOutcome::variety() const {
  double count = 0;
  for (std::size_t i = 0; i < activity.size(); ++i)
    if (activity_names[i] != "business" && activity[i] == 1) ++count;
  return count;
}

}  // namespace twinning
