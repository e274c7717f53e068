#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace twinning {

/// Why the system refused, in words a user can act on: "no space is left on
/// the disk".  Temporary reasons of a full disk name what is needed.
[[nodiscard]] std::string refusal(int error);

/// A UserError(file) "cannot <deed>: <reason>" for a system call that failed.
[[noreturn]] void refuse(const std::string& deed, int error);

/// Makes a file that is not there yet and flushes it.  Gives 0 or the reason
/// of the refusal; a file that could not be written in full is gone again.
[[nodiscard]] int create_file(const std::filesystem::path& file,
                              std::string_view words);

/// Stores a file so that it is there as a whole or not at all, whatever
/// happens: written under a temporary name that no one else uses, flushed to
/// the disk, renamed, and the folder flushed.
///
/// Errors:  UserError(file) with path, reason and size; the temporary file is
///          gone then.  A flush that failed is final and not tried again.
void store_file(const std::filesystem::path& file,
                std::span<const std::byte> bytes, std::string_view tail = {});

/// Flushes the names in a folder to the disk.
void flush_folder(const std::filesystem::path& folder);

/// What may be done where another output is in the way.
inline constexpr std::string_view other_name =
    "give another name, or --force to replace it";

/// Errors:  UserError(file) if something has that name already; even where it
///          may be replaced, if it is no regular file
void require_name(const std::filesystem::path& file, bool may_replace,
                  std::string_view remedy = other_name);

/// Gives a finished file its name, over one of that name if there is one.
void rename_file(const std::filesystem::path& from,
                 const std::filesystem::path& to);

/// The same, over none.
/// Errors:  UserError(file), as `require_name`
void rename_new_file(const std::filesystem::path& from,
                     const std::filesystem::path& to);

/// Removes a file if it is there.
void remove_file(const std::filesystem::path& file);

/// The same on the way out of an error, which is the one to be told.
void discard_file(const std::filesystem::path& file) noexcept;

/// The bytes of a file.
/// Errors:  UserError(file) if it cannot be read
[[nodiscard]] std::string read_file(const std::filesystem::path& file);

/// Bytes that may still be written to the disk of a folder.
[[nodiscard]] std::uint64_t free_space(const std::filesystem::path& folder);

/// Errors:  UserError(file) unless `bytes` are free where `file` is to be:
///          how many there are and how many are missing
void require_space(const std::filesystem::path& file, std::uint64_t bytes);

/// Whether a name is that of a file that is not finished.
[[nodiscard]] bool is_temporary(const std::string& name);

/// Removes files that are not finished, left in a folder by a call that died.
void remove_temporary_files(const std::filesystem::path& folder);

/// A size for people: "8.1 MB".
[[nodiscard]] std::string size_in_words(std::uint64_t bytes);

}  // namespace twinning
