#include "api/analysis_question.hpp"

#include "api/query.hpp"
#include "storage/catalogue.hpp"

namespace motcua::api {

std::map<std::string, std::string> procedure_names(storage::Session& session)
{
    std::map<std::string, std::pair<Date, std::string>> latest;
    for (Procedure& version : storage::all_procedures(session)) {
        auto& [since, name] = latest[version.code];
        if (!name.empty() && version.validity.from < since) continue;
        since = version.validity.from;
        name = std::move(version.name);
    }
    std::map<std::string, std::string> names;
    for (auto& [code, version] : latest) names.emplace(code, std::move(version.second));
    return names;
}

Outcome<AskedAbout> read_asked(storage::Session& session,
                               const Call& call,
                               const std::map<std::string, std::string>& procedures)
{
    AskedAbout asked{given(call, "unit"), given(call, "procedure")};
    if (asked.unit && !storage::find_unit(session, *asked.unit))
        return refuse(Reason::unknown_unit, "/unit", {*asked.unit});
    if (asked.procedure && !procedures.contains(*asked.procedure))
        return refuse(Reason::unknown_procedure, "/procedure", {*asked.procedure});
    return asked;
}

}  // namespace motcua::api
