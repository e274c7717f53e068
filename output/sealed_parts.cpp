#include "output/sealed_parts.hpp"

#include <sys/stat.h>

#include <optional>
#include <vector>

#include "output/part_file.hpp"

namespace twinning {
namespace {

constexpr auto files_name = "sealed parts";
constexpr auto looks_name = "sealed parts' looks";

}  // namespace

bool SealedParts::hold(const std::filesystem::path& file,
                       const std::string& plan_hash, std::size_t number) {
  struct stat about {};
  if (::stat(file.c_str(), &about) < 0) return false;
  const Look look{std::int64_t(about.st_ino), about.st_size,
                  about.st_mtim.tv_sec * 1'000'000'000 + about.st_mtim.tv_nsec};
  const auto found = sound_.find(file.string());
  if (found != sound_.end() && found->second == look) return true;
  if (!is_sound(file, plan_hash, number)) return false;
  sound_[file.string()] = look;
  return true;
}

void SealedParts::send(const Send& send) const {
  std::vector<std::string> files;
  std::vector<std::int64_t> looks;
  for (const auto& [file, look] : sound_) {
    files.push_back(file);
    looks.insert(looks.end(), look.begin(), look.end());
  }
  send(files_name, files);
  send(looks_name, looks);
}

void SealedParts::take_up(const Answers& answers) {
  const auto files = answers.find(files_name);
  const auto looks = answers.find(looks_name);
  if (files == answers.end() || looks == answers.end()) return;
  const auto* names = std::get_if<std::vector<std::string>>(&files->second);
  const auto* numbers = std::get_if<std::vector<std::int64_t>>(&looks->second);
  if (!names || !numbers || numbers->size() != 3 * names->size()) return;
  for (std::size_t i = 0; i < names->size(); ++i)
    sound_[(*names)[i]] = {(*numbers)[3 * i], (*numbers)[3 * i + 1],
                           (*numbers)[3 * i + 2]};
}

}  // namespace twinning
