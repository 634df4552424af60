#include "storage/calendar_version.hpp"

namespace motcua::storage {

std::int64_t calendar_version(Session& session)
{
    return session.value<std::int64_t>("SELECT CAST(value AS BIGINT) FROM setting WHERE name = 'calendar_version'")
        .value_or(0);
}

std::int64_t lock_calendar_version(Session& session)
{
    // A publication has patience, unlike everybody else (see Session::configure()).
    if (session.dialect() == Dialect::postgresql) session.run_script("SET LOCAL lock_timeout = '10s'");
    return session
        .value<std::int64_t>(
            R"(INSERT INTO setting (name, value) VALUES ('calendar_version', '0')
               ON CONFLICT (name) DO UPDATE SET value = setting.value RETURNING CAST(value AS BIGINT))")
        .value();
}

std::int64_t raise_calendar_version(Session& session)
{
    return session
        .value<std::int64_t>(
            R"(INSERT INTO setting (name, value) VALUES ('calendar_version', '1')
               ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(setting.value AS BIGINT) + 1 AS TEXT)
               RETURNING CAST(value AS BIGINT))")
        .value();
}

std::int64_t calendar_version_at(Session& session, Instant t)
{
    return session
        .value<std::int64_t>("SELECT COALESCE(max(version), 0) FROM calendar_edition WHERE published_at <= :t",
                             {{"t", t}})
        .value_or(0);
}

}  // namespace motcua::storage
