#include "tests/support/deadline_vectors.hpp"

#include <fstream>

namespace motcua::tests {

Json deadline_table()
{
    std::ifstream in{MOTCUA_TEST_VECTORS "/deadlines.json"};
    return Json::parse(in);
}

std::vector<Json> deadline_vectors(const Json& table, const char* kind)
{
    std::vector<Json> vectors;
    for (const Json& rule : table["rules"])
        for (const Json& vector : rule["vectors"])
            if (vector.contains(kind)) vectors.push_back(vector);
    return vectors;
}

Json case_of(const Json& table, const Json& vector)
{
    Json whole = vector["case"];
    whole["calendar"] = table["calendars"][vector["calendar"].get<std::string>()]["calendar"];
    return whole;
}

}  // namespace motcua::tests
