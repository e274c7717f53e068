# Sourced by tools/demo and tools/check: what the machine must have.

# To build the program: compiler and build tools, then the libraries.
to_build=(
  g++ cmake ninja-build pkg-config
  libboost-dev libboost-program-options-dev  # the command line
  libeigen3-dev                              # matrices of the tests of networks
  libtomlplusplus-dev                        # scenario files
  nlohmann-json3-dev                         # --json
  libhdf5-dev libdeflate-dev                 # result files
  libtbb-dev libsleef-dev                    # threads; exp and log
  libxxhash-dev libssl-dev                   # hashes of runs and of files
  libfmt-dev                                 # messages
)

# The scripts of report pages come from npm, which may be here already.
command -v npm > /dev/null || to_build+=(nodejs npm)

# To check it as well.
to_check=(
  catch2 librandom123-dev git                # tests; Philox as its authors made it
  clang clang-format clang-tidy              # another compiler, form, habits
  binutils dpkg-dev file                     # the Debian package
  python3-jsonschema                         # the schemas of files
  hdf5-tools                                 # result files, seen from outside
  chromium                                   # report pages, as readers meet them
  python3-xarray python3-h5netcdf python3-netcdf4 python3-pandas
  r-base-core r-bioc-rhdf5                   # readers of result files
  openmpi-bin libopenmpi-dev                 # many processes: sweep --mpi
  parallel snakemake slurm-wlm munge         # what tools/cluster is for
)

# Compilers are asked through ccache where there is one.
if command -v ccache > /dev/null; then
  export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# install_missing WHY PACKAGE...: those of the packages that are not there yet.
install_missing() {
  local why=$1 package missing=()
  shift
  if ! command -v apt-get > /dev/null; then
    echo "No apt-get here; $why, this machine needs what Debian 12 calls: $*" >&2
    return
  fi
  for package; do is_installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} = 0 ] && return
  if [ "$(id -u)" != 0 ] && ! command -v sudo > /dev/null; then
    echo "$why, this machine lacks some packages; as root:" >&2
    echo "  apt-get update && apt-get install ${missing[*]}" >&2
    exit 1
  fi

  echo "$why, apt-get now installs: ${missing[*]}"
  as_root apt-get update -qq < /dev/null ||
    echo "going on with the lists of packages that are there"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
    -o Dpkg::Use-Pty=0 --no-install-recommends "${missing[@]}" < /dev/null > /dev/null
}
