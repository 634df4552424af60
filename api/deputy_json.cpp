#include "api/deputy_json.hpp"

namespace motcua::api {

Json deputy_json(const storage::Deputy& deputy, Date today)
{
    return {{"id", deputy.id},
            {"account", deputy.account},
            {"name", deputy.name},
            {"stands_in_for", deputy.principal},
            {"stands_in_for_name", deputy.principal_name},
            {"role", to_string(deputy.role)},
            {"unit", deputy.unit},
            {"valid_from", json_of(deputy.term.from)},
            {"valid_to", json_of(deputy.term.to)},
            {"state", to_string(state_of(deputy.term, deputy.ended, today))},
            {"named_at", json_of(deputy.named_at)},
            {"named_by", deputy.named_by},
            {"revoked_at", json_of(deputy.revoked_at)},
            {"revoked_by", json_of(deputy.revoked_by)}};
}

Json deputyships_json(const std::vector<storage::Deputy>& deputyships)
{
    Json list = Json::array();
    for (const auto& deputy : deputyships) {
        list.push_back({{"account", deputy.principal},
                        {"name", deputy.principal_name},
                        {"role", to_string(deputy.role)},
                        {"unit", deputy.unit},
                        {"valid_from", json_of(deputy.term.from)},
                        {"valid_to", json_of(deputy.term.to)}});
    }
    return list;
}

}  // namespace motcua::api
