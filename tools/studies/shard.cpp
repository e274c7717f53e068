#include "tools/studies/shard.hpp"

#include <algorithm>
#include <charconv>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/words.hpp"
#include "tools/runs/making.hpp"

namespace twinning {
namespace {

constexpr unsigned most_shards = 100'000;

/// A whole number that is all of the text.
bool read_whole(std::string_view words, unsigned& number) {
  const auto [end, error] =
      std::from_chars(words.data(), words.data() + words.size(), number);
  return error == std::errc{} && end == words.data() + words.size();
}

}  // namespace

Shard read_shard(const Arguments& given) {
  const auto words = given.value("shard");
  if (!words) return {};
  const std::size_t slash = std::min(words->find('/'), words->size());
  unsigned number = 0, of = 0;
  if (!read_whole(std::string_view(*words).substr(0, slash), number) ||
      slash == words->size() ||
      !read_whole(std::string_view(*words).substr(slash + 1), of) ||
      number < 1 || number > of || of > most_shards)
    throw UserError(
        Fault::command_line,
        text("--shard must be I/N with I from 1 to N, as 2/8, and not {}",
             shown(*words)));
  for (const std::string_view option : {"force", "grow"})
    if (given.has(option))
      throw UserError(Fault::command_line,
                      text("--{} cannot go with --shard: one shard would undo "
                           "what another has done",
                           option));
  return {number - 1, of};
}

int make_shard(StudyStore& store, const Arguments& given, const Shard& shard) {
  const std::filesystem::path out = output_file(given, store.plan().study);
  tell_made_before(store, given);
  if (const int signal =
          make_shares(store, given, own_shares(store), Interruption()))
    return ended_by(signal, store, given);
  const std::size_t missing = store.recheck();
  store.close();
  if (!given.has("quiet"))
    tell(missing == 0
             ? text("shard {} of {} is done, and so are the others; join them "
                    "with: twinning merge {}\n",
                    shard.number + 1, shard.of, file_word(out.string()))
             : text("shard {} of {} is done; {} rows of other shards are still "
                    "to be made\n",
                    shard.number + 1, shard.of,
                    with_commas(static_cast<long long>(missing))));
  return success;
}

}  // namespace twinning
