#include "tests/support/deadline_vectors.hpp"

#include <fstream>

namespace motcua::tests {

api::Json deadline_table()
{
    std::ifstream in{MOTCUA_TEST_VECTORS "/deadlines.json"};
    return api::Json::parse(in);
}

std::vector<api::Json> deadline_vectors(const api::Json& table, const char* kind)
{
    std::vector<api::Json> vectors;
    for (const api::Json& rule : table["rules"])
        for (const api::Json& vector : rule["vectors"])
            if (vector.contains(kind)) vectors.push_back(vector);
    return vectors;
}

api::Json case_of(const api::Json& table, const api::Json& vector)
{
    api::Json whole = vector["case"];
    whole["calendar"] = table["calendars"][vector["calendar"].get<std::string>()]["calendar"];
    return whole;
}

}  // namespace motcua::tests
