#include "scenarios/reader/look_alike.hpp"

#include <array>

#include "sim/base/letters.hpp"

namespace twinning {
namespace {

/// An accent as a character of its own, and the letters that bear it, each
/// followed by the same letter without it.
struct Mark {
  std::string_view accent;
  std::string_view letters;
};
constexpr std::array marks{
    Mark{"\xcc\x80", "ÀAÈEÌIÒOÙUàaèeìiòoùu"},
    Mark{"\xcc\x81", "ÁAÉEÍIÓOÚUÝYáaéeíióoúuýyĆCćcĹLĺlŃNńnŔRŕrŚSśsŹZźz"},
    Mark{"\xcc\x82", "ÂAÊEÎIÔOÛUâaêeîiôoûuĈCĉcĜGĝgĤHĥhĴJĵjŜSŝsŴWŵwŶYŷy"},
    Mark{"\xcc\x83", "ÃAÑNÕOãañnõoĨIĩiŨUũu"},
    Mark{"\xcc\x84", "ĀAāaĒEēeĪIīiŌOōoŪUūu"},
    Mark{"\xcc\x86", "ĂAăaĔEĕeĞGğgĬIĭiŎOŏoŬUŭu"},
    Mark{"\xcc\x87", "ĊCċcĖEėeĠGġgİIŻZżz"},
    Mark{"\xcc\x88", "ÄAËEÏIÖOÜUäaëeïiöoüuÿyŸY"},
    Mark{"\xcc\x8a", "ÅAåaŮUůu"},
    Mark{"\xcc\x8b", "ŐOőoŰUűu"},
    Mark{"\xcc\x8c", "ČCčcĎDďdĚEěeĽLľlŇNňnŘRřrŠSšsŤTťtŽZžz"},
    Mark{"\xcc\xa7", "ÇCçcĢGģgĶKķkĻLļlŅNņnŖRŗrŞSşsŢTţt"},
    Mark{"\xcc\xa8", "ĄAąaĘEęeĮIįiŲUųu"},
};

/// The letter of two bytes, taken apart; itself where it bears no accent.
std::string apart(std::string_view letter) {
  for (const Mark& mark : marks)
    for (std::size_t at = 0; at < mark.letters.size(); at += 3)
      if (mark.letters.substr(at, 2) == letter)
        return std::string{mark.letters[at + 2]} + std::string{mark.accent};
  return std::string{letter};
}

}  // namespace

std::string taken_apart(std::string_view name) {
  std::string out;
  for (std::size_t at = 0, length = 0; at < name.size(); at += length) {
    length = letter_length(name, at);
    const std::string_view letter = name.substr(at, length);
    out += length == 2 ? apart(letter) : std::string{letter};
  }
  return out;
}

}  // namespace twinning
