"""計画冊子: its chapters, the legend before them, the indexes behind them."""
