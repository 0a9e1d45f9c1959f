"""The day's report as files: PDF drawn by Qt, CSV, and XLSX; each module is loaded when its file is wanted."""
