#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "output/folder_lock.hpp"
#include "output/results.hpp"
#include "output/study_store.hpp"
#include "sim/base/error.hpp"
#include "tests/output/scratch.hpp"
#include "tests/output/small_world.hpp"

using namespace twinning;
using Catch::Contains;
using test::Scratch;

namespace fs = std::filesystem;

namespace {

constexpr StudyOptions small_parts{
    .force = false, .compression = 1, .rows_per_part = 4};

StudyPlan plan(std::uint32_t runs = 10) {
  return test::plan_of({test::small_scenario()}, runs);
}

StudyStore begin(const fs::path& file, StudyPlan given, bool force = false) {
  StudyOptions options = small_parts;
  options.force = force;
  return {file, std::move(given), test::provenance(), options};
}

/// Keeps the first `count` of the missing runs.
void keep(StudyStore& study, std::size_t count) {
  const auto missing = study.missing();
  for (std::size_t i = 0; i < std::min(count, missing.size()); ++i)
    test::keep(study, missing[i]);
}

void make(const fs::path& file, StudyPlan given) {
  StudyStore study = begin(file, std::move(given));
  keep(study, study.planned());
  study.merge();
}

}  // namespace

TEST_CASE("A study interrupted and continued ends with the same bytes",
          "[output]") {
  const Scratch place;
  make(place / "whole.h5", plan());
  for (std::size_t first = 0; first <= 10; ++first) {
    const fs::path file = place / text("x{}.h5", first);
    {
      StudyStore study = begin(file, plan());
      keep(study, first);
      study.close();
    }
    StudyStore study = begin(file, plan());
    INFO(first);
    CHECK(study.done() == first);
    CHECK(study.missing().size() == 10 - first);
    keep(study, 10);
    study.merge();
    CHECK(test::bytes_of(file) == test::bytes_of(place / "whole.h5"));
    CHECK_FALSE(fs::exists(place / text("x{}.h5.parts", first)));
  }
}

TEST_CASE("The number of threads and their order change no byte", "[output]") {
  const Scratch place;
  make(place / "whole.h5", plan(50));
  for (const unsigned threads : {2u, 4u}) {
    const fs::path file = place / text("x{}.h5", threads);
    StudyStore study = begin(file, plan(50));
    const auto missing = study.missing();
    std::vector<std::thread> workers;
    for (unsigned worker = 0; worker < threads; ++worker)
      workers.emplace_back([&, worker] {
        for (std::size_t i = 0; i < missing.size(); ++i) {
          const std::size_t row = missing.size() - 1 - i;
          if (row % threads == worker) test::keep(study, missing[row]);
        }
      });
    for (std::thread& each : workers) each.join();
    study.merge();
    CHECK(test::bytes_of(file) == test::bytes_of(place / "whole.h5"));
  }
}

TEST_CASE("A damaged or missing part is made again", "[output]") {
  const Scratch place;
  make(place / "whole.h5", plan());
  const fs::path file = place / "x.h5";
  const fs::path part = place / "x.h5.parts" / fs::path("part-00000001.h5");
  for (const bool remove : {true, false}) {
    {
      StudyStore study = begin(file, plan());
      keep(study, 8);
    }
    if (remove) {
      fs::remove(part);
    } else {
      std::string bytes = test::bytes_of(part);
      bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
      test::write_bytes(part, bytes);
    }
    StudyStore study = begin(file, plan());
    CHECK(study.done() == 4);
    keep(study, 10);
    study.merge();
    CHECK(test::bytes_of(file) == test::bytes_of(place / "whole.h5"));
    fs::remove(file);
  }
}

TEST_CASE("A part that is damaged while the study runs is made again",
          "[output]") {
  const Scratch place;
  make(place / "whole.h5", plan());
  const fs::path part = place / "x.h5.parts" / fs::path("part-00000001.h5");
  StudyStore study = begin(place / "x.h5", plan());
  keep(study, 10);
  REQUIRE(study.recheck() == 0);
  test::write_bytes(part, test::bytes_of(part).substr(0, 1000));
  CHECK_THROWS_WITH(study.merge(), Contains("4 rows were damaged"));
  CHECK_FALSE(fs::exists(place / "x.h5"));
  CHECK(study.recheck() == 4);
  keep(study, 10);
  CHECK(study.recheck() == 0);
  study.merge();
  CHECK(test::bytes_of(place / "x.h5") == test::bytes_of(place / "whole.h5"));
}

TEST_CASE("A result that exists is replaced only when asked", "[output]") {
  const Scratch place;
  const fs::path file = place / "x.h5";
  test::write_bytes(file, "mine");
  CHECK_THROWS_WITH(begin(file, plan()), Contains("exists"));
  CHECK(test::bytes_of(file) == "mine");
  CHECK(place.names() == std::vector<std::string>{"x.h5"});

  StudyStore study = begin(file, plan(), true);
  CHECK(test::bytes_of(file) == "mine");
  keep(study, 10);
  study.merge();
  CHECK(test::bytes_of(file).starts_with("\x89HDF"));
}

TEST_CASE("Runs of another plan are not mixed with these", "[output]") {
  const Scratch place;
  const fs::path file = place / "x.h5";
  {
    StudyStore study = begin(file, plan(10));
    keep(study, 5);
  }
  try {
    begin(file, plan(11));
    FAIL("was not refused");
  } catch (const UserError& error) {
    CHECK(error.fault() == Fault::input);
    CHECK_THAT(error.what(),
               Contains("number of replicates is 11 here and 10"));
  }
  CHECK(begin(file, plan(10)).done() == 5);
  CHECK(begin(file, plan(11), true).done() == 0);
}

TEST_CASE("Nor are they by another process of the same job", "[output]") {
  const Scratch place;
  const fs::path file = place / "x.h5";
  StudyOptions guest = small_parts;
  guest.guest = true;
  const auto join = [&](std::uint32_t replicates) {
    return StudyStore(file, plan(replicates), test::provenance(), guest);
  };
  CHECK_THROWS_WITH(join(10), Contains("holds no plan"));
  CHECK(place.names().empty());

  StudyStore host = begin(file, plan(10));
  keep(host, 5);
  CHECK_NOTHROW(join(10));
  try {
    join(11);
    FAIL("was not refused");
  } catch (const UserError& error) {
    CHECK(error.fault() == Fault::input);
    CHECK_THAT(error.what(),
               Contains("number of replicates is 11 here and 10") &&
                   Contains("give all processes the same files"));
  }
}

TEST_CASE("Two studies on one output: the second is told who works there",
          "[output]") {
  const Scratch place;
  StudyStore first = begin(place / "x.h5", plan());
  CHECK_THROWS_WITH(begin(place / "x.h5", plan()),
                    Contains(text("in use by process {} on host", ::getpid())));
  const auto holders = FolderLock::holders(place / "x.h5.parts");
  REQUIRE(holders.size() == 1);
  CHECK_THAT(holders[0],
             Catch::StartsWith(text("process {} on host", ::getpid())));
  keep(first, 10);
  first.merge();
  CHECK(fs::exists(place / "x.h5"));
}

TEST_CASE("A folder of parts with a file of someone else is refused at once",
          "[output]") {
  const Scratch place;
  const fs::path parts = place / "x.h5.parts";
  fs::create_directory(parts);
  std::ofstream(parts / "keep.txt") << "mine";
  CHECK_THROWS_WITH(begin(place / "x.h5", plan()),
                    Contains("holds keep.txt, which is no part of a result"));
  CHECK(fs::exists(parts / "keep.txt"));

  fs::rename(parts, place / "elsewhere");
  fs::create_directory_symlink(place / "elsewhere", parts);
  CHECK_THROWS_WITH(begin(place / "x.h5", plan()),
                    Contains("must be a folder or not be there"));
  CHECK(place.names() == std::vector<std::string>{"elsewhere", "x.h5.parts"});
}

TEST_CASE("No pipe in place of a file makes us wait", "[output]") {
  const Scratch place;
  const fs::path parts = place / "x.h5.parts";
  fs::create_directory(parts);
  ::mkfifo((parts / "plan.h5").c_str(), 0600);
  CHECK_THROWS_WITH(begin(place / "x.h5", plan()),
                    Contains("must be a regular file"));
  fs::remove(parts / "plan.h5");
  ::mkfifo((parts / "lock").c_str(), 0600);
  CHECK(begin(place / "x.h5", plan()).done() == 0);
}

TEST_CASE("The lock of a process that is gone is taken over", "[output]") {
  const Scratch place;
  const pid_t child = ::fork();
  if (child == 0) {
    StudyStore study = begin(place / "x.h5", plan());
    keep(study, 8);
    study.recheck();  // waits for the disk
    ::_exit(0);       // without giving back the lock
  }
  // Ended, and not yet counted by its parent.
  siginfo_t ended{};
  ::waitid(P_PID, id_t(child), &ended, WEXITED | WNOWAIT);
  REQUIRE(fs::exists(place / "x.h5.parts" / fs::path("lock")));
  CHECK(FolderLock::holders(place / "x.h5.parts").empty());
  CHECK(begin(place / "x.h5", plan()).done() == 8);
  ::waitpid(child, nullptr, 0);
  CHECK(begin(place / "x.h5", plan()).done() == 8);
}

TEST_CASE("An output that cannot be made is refused before the first run",
          "[output]") {
  const Scratch place;
  CHECK_THROWS_WITH(begin(place / "no/x.h5", plan()),
                    Contains("mkdir -p") && Contains("no"));
  fs::create_directory(place / "x.h5");
  CHECK_THROWS_WITH(begin(place / "x.h5", plan()), Contains("regular file"));
  CHECK_THROWS_WITH(begin("/dev/null", plan()), Contains("regular file"));
  CHECK(place.names() == std::vector<std::string>{"x.h5"});
}

TEST_CASE("A plan larger than the disk is refused, and says by how much",
          "[output]") {
  const Scratch place;
  Scenario long_one = test::small_scenario();
  long_one.calendar.end = long_one.calendar.start + 999;
  const StudyPlan huge = test::plan_of({long_one}, 2'000'000);
  CHECK(size_on_disk(huge) > 100'000'000'000);
  CHECK_THROWS_WITH(begin(place / "x.h5", huge), Contains("are missing"));
  CHECK(place.names().empty());
}

TEST_CASE("A run kept twice stays as it was, and one too few is no study",
          "[output]") {
  const Scratch place;
  make(place / "whole.h5", plan());
  StudyStore study = begin(place / "x.h5", plan());
  test::keep(study, 0);
  CHECK_THROWS_AS(study.merge(), std::logic_error);
  keep(study, study.planned());
  test::keep(study, 0, "it came too late");
  study.merge();
  CHECK(test::bytes_of(place / "x.h5") == test::bytes_of(place / "whole.h5"));
}
