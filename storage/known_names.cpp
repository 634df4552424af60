#include "storage/known_names.hpp"

#include <utility>

namespace motcua::storage {
namespace {

KnownNames read(Session& session, const char* sql)
{
    KnownNames names;
    session.each<std::string, std::string>(sql, {}, [&](auto&& row) {
        auto& [code, name] = row;
        names[std::move(code)] = std::move(name);
    });
    return names;
}

}  // namespace

KnownNames unit_names(Session& session)
{
    return read(session, "SELECT code, name FROM unit");
}

KnownNames unit_agencies(Session& session)
{
    return read(session, "SELECT code, agency_code FROM unit");
}

KnownNames account_names(Session& session)
{
    return read(session, "SELECT account, name FROM account");
}

KnownNames procedure_names(Session& session)
{
    return read(session, "SELECT code, name FROM procedure_version ORDER BY valid_from");
}

}  // namespace motcua::storage
