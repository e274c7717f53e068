"""Reads a result of small_study with xarray, by both of its engines, and with
pandas, and compares names, units and values with what was written.

    python3 read_with_python.py RESULT.h5 RESULT.h5.csv

Ends with status 77 if a package is missing.
"""
import sys

try:
    import h5netcdf  # noqa: F401
    import netCDF4  # noqa: F401
    import numpy as np
    import pandas as pd
    import xarray as xr
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

result, expected = sys.argv[1:3]
wanted = pd.read_csv(expected, float_precision="round_trip")
assert len(wanted) > 100


def group_of(path):
    group, _, name = path.rpartition("/")
    return group.strip("/") or None, name


def check_values(engine):
    for path, rows in wanted.groupby("path"):
        group, name = group_of(path)
        with xr.open_dataset(result, engine=engine, group=group) as data:
            values = data[name].values
            found = values[rows.run, rows["first"], rows.second]
            assert np.array_equal(found, rows.value), (engine, path)


def check_names(engine):
    with xr.open_dataset(result, engine=engine) as data:
        assert data.attrs["Conventions"] == "CF-1.8"
        assert data.attrs["format"] == "twinning-results"
        assert data.attrs["complete"] == 1
        assert data.deals.dims == ("run", "year", "relation")
        assert data.deals.attrs["units"] == "deals/year"
        assert data.deals.attrs["long_name"] == "successful deals"
        assert list(data.relation.values) == ["UK-China", "UK-Europe"]
        assert list(data.year.values) == list(range(2000, 2006))
        assert data.city_name.sel(city=105).item() == "Orléans"
        assert data.run_status.attrs["flag_meanings"] == "missing done failed not_needed"
        assert data.run_status.values[5] == 2
        assert data.run_failure.values[5] == "trust is not finite"
        assert np.isnan(data.deals.values[5]).all()
        assert len(data.run_hash.values[0]) == 32
        one = data.deals.sel(run=3, year=2004, relation="UK-Europe").item()
        assert one == data.deals.values[3, 4, 1]
    with xr.open_dataset(result, engine=engine, group="links") as links:
        assert links.trust_first.dims == ("run", "link_year", "link")
        assert list(links.link_first.values) == [101, 101, 102, 101, 102]
        assert links.link_second_name.values[3] == "Orléans"
    with xr.open_dataset(result, engine=engine, group="events") as events:
        assert events["count"].attrs["sample_dimension"] == "event"
        assert int(events["count"].sum()) == events.sizes["event"]
    with xr.open_dataset(result, engine=engine, group="provenance") as made:
        assert made.attrs["host"] == "a host"
        assert made.file_text.values[1] == "city\n"


def check_pandas():
    with xr.open_dataset(result) as data:
        table = data[["deals", "mean_trust"]].to_dataframe()
    assert list(table.columns) == ["deals", "mean_trust"]
    rows = wanted[wanted.path == "/deals"]
    years = 2000 + rows["first"]
    relations = np.array(["UK-China", "UK-Europe"])[rows.second]
    keys = pd.MultiIndex.from_arrays([rows.run, years, relations])
    order = ["run", "year", "relation"]
    found = table.reorder_levels(order).loc[keys, "deals"]
    assert np.array_equal(found.values, rows.value)


for name in ("h5netcdf", "netcdf4"):
    check_values(name)
    check_names(name)
check_pandas()
print(f"{len(wanted)} values as they were written")
