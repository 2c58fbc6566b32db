"""What a scenario file is: models, reading with positions, catalogues, library, canonical form."""
