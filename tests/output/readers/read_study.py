"""Sweeps one study twice, with every run and as aggregates, opens both results
with xarray, and compares each summary with the runs it is made of.

    python3 read_study.py PROGRAM SCENARIO FOLDER

Ends with status 77 if a package is missing.
"""
import pathlib
import shutil
import subprocess
import sys

try:
    import h5netcdf  # noqa: F401
    import numpy as np
    import xarray as xr
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

program, scenario, folder = sys.argv[1:4]
STUDY = f"""
name = "One study, kept in two ways"
scenarios = ["{pathlib.Path(scenario).name}"]
replicates = 40
[design]
kind = "grid"
[[vary]]
parameter = "trust.gain"
values = [0.1, 0.2, 0.4]
[record]
runs = "KEPT"
"""


def sweep(kept):
    study = pathlib.Path(folder) / f"{kept}.toml"
    study.write_text(STUDY.replace("KEPT", kept))
    result = study.with_suffix(".h5")
    subprocess.run(
        [program, "sweep", "--quiet", "--force", study, "--out", result], check=True
    )
    return result


shutil.rmtree(folder, ignore_errors=True)
shutil.copytree(pathlib.Path(scenario).parent, folder)
files = sweep("all"), sweep("aggregates")


def check(group, names):
    runs, cells = (xr.open_dataset(file, group=group) for file in files)
    points = xr.open_dataset(files[0]).run_point.values
    for name in names:
        for point in range(3):
            sample = runs[name].values[points == point]
            of = {str(what): cells[name].sel(summary=what).values[point]
                  for what in cells.summary.values}
            known = (~np.isnan(sample)).sum(axis=0)
            assert np.array_equal(of["count"], known), name
            some = known > 1
            near = {"rtol": 1e-12, "atol": 1e-12}
            kept = sample[:, some]
            assert np.allclose(of["mean"][some], np.nanmean(kept, axis=0), **near)
            assert np.allclose(of["sd"][some], np.nanstd(kept, axis=0, ddof=1), **near)
            for what, share in (("q05", 0.05), ("q50", 0.5), ("q95", 0.95)):
                quantile = np.nanquantile(kept, share, axis=0)
                assert np.allclose(of[what][some], quantile, **near), (name, what)


check(None, ["deals", "mean_trust", "active"])
check("statistics", ["deals_a_year", "aim_met_old", "trust_at_end"])

with xr.open_dataset(files[1]) as cells:
    assert cells.deals.dims == ("cell", "summary", "year", "relation")
    assert cells["parameter_trust.gain"].values.tolist() == [0.1, 0.2, 0.4]
    assert cells["parameter_trust.gain"].attrs["parameter"] == "trust.gain"
    assert cells.cell_runs.values.tolist() == [40, 40, 40]
    assert cells.attrs["complete"] == 1
