#include "storage/settings.hpp"

namespace motcua::storage {

std::optional<std::string> find_setting(Session& session, const std::string& name)
{
    return session.value<std::string>("SELECT value FROM setting WHERE name = :name", {{"name", name}});
}

bool replace_setting(Session& session,
                     const std::string& name,
                     const std::optional<std::string>& before,
                     const std::string& after)
{
    if (!before) {
        return session.execute("INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING",
                               {{"name", name}, {"value", after}}) == 1;
    }
    return session.execute("UPDATE setting SET value = :after WHERE name = :name AND value = :before",
                           {{"name", name}, {"before", *before}, {"after", after}}) == 1;
}

std::string keep_setting(Session& session, const std::string& name, const std::string& value)
{
    session.execute("INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING",
                    {{"name", name}, {"value", value}});
    return find_setting(session, name).value();
}

}  // namespace motcua::storage
