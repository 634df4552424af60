#include "api/papers.hpp"

namespace motcua::api {

std::vector<storage::HandedIn> read_documents(Reader& reader, const char* name)
{
    std::vector<storage::HandedIn> documents;
    for (Reader& item : reader.objects(name, 100)) {
        documents.push_back(
            {item.line("name", 500), item.integer_or("originals", 0, 1000, 0), item.integer_or("copies", 0, 1000, 0)});
        item.finish();
    }
    return documents;
}

}  // namespace motcua::api
