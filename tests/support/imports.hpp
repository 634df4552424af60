#pragma once

#include "storage/import.hpp"
#include "tests/support/database.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace motcua::tests {

using Bad = std::vector<storage::BadRow>;

// A database and the headers of the files, so that a test writes rows only.
struct ImportFixture {
    TestDatabase database;

    storage::ImportReport import(storage::ImportKind kind, const std::string& text)
    {
        return storage::import_csv(database.session(), kind, text, kImported);
    }
    storage::ImportReport units(const std::string& rows)
    {
        return import(storage::ImportKind::units, "code,name,kind,parent_code,valid_from,valid_to,source\n" + rows);
    }
    storage::ImportReport procedures(const std::string& rows)
    {
        return import(
            storage::ImportKind::procedures,
            "code,name,field,level,limit_amount,limit_unit,supplement_policy,fee_vnd,valid_from,valid_to\n" + rows);
    }
    storage::ImportReport steps(const std::string& rows)
    {
        return import(storage::ImportKind::steps,
                      "procedure_code,seq,step_name,unit_role,budget_amount,budget_unit,clock\n" + rows);
    }
    storage::ImportReport documents(const std::string& rows)
    {
        return import(storage::ImportKind::documents,
                      "procedure_code,seq,document_name,originals,copies,required\n" + rows);
    }
    std::int64_t count(const std::string& table)
    {
        return database.session().value<std::int64_t>("SELECT count(*) FROM " + table).value();
    }
};

inline void check_counts(const storage::ImportReport& report,
                         std::int64_t added,
                         std::int64_t changed,
                         std::int64_t unchanged)
{
    CHECK(report.bad == Bad{});
    CHECK(report.added == added);
    CHECK(report.changed == changed);
    CHECK(report.unchanged == unchanged);
}

}  // namespace motcua::tests
