package vigil.insight.rollup;

/// How an indicator is called, and its formula in words.
public record IndicatorTexts(String name, String nameEn, String formula, String formulaEn) {}
