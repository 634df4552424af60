#pragma once

#include "api/table.hpp"

// The formats of api/table.hpp. Only for table_writer().

namespace motcua::api {

std::unique_ptr<TableWriter> json_table(TableHead head);
std::unique_ptr<TableWriter> csv_table(TableHead head);
std::unique_ptr<TableWriter> xlsx_table(TableHead head);
std::unique_ptr<TableWriter> html_table(TableHead head, Language language, bool simulated);

// The decimals of numbers of this kind.
int decimals_of(CellKind kind);

// The spool as an answer to keep as a file.
Response spool_response(Spool spool, const std::string& type, const std::string& file);

}  // namespace motcua::api
